import { Download, Upload } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { saveFile } from "../../../../shared/services/saveFile.ts";
import { Button } from "../../../../shared/ui/Button.tsx";
import { toast } from "../../../../shared/ui/toast.ts";
import { exportSheet } from "../../../api/inventory.ts";
import { useDesk } from "../live/desk.ts";

// It asks the server for every step, so nobody misses it without a line.
const SheetDialog = lazy(() => import("./SheetDialog.tsx").then((module) => ({ default: module.SheetDialog })));

/** All of the stock at once: out to a spreadsheet and back. */
export function SheetButtons() {
  const { restaurant } = useDesk();
  const [importing, setImporting] = useState(false);
  const download = async () => {
    try {
      saveFile(new Blob([await exportSheet(restaurant.id)], { type: "text/csv" }), "stock.csv");
    } catch (error) {
      console.warn("The sheet of the stock", error);
      toast("The sheet could not be made. Try again when the line is back.");
    }
  };
  return (
    <div className="ml-auto flex flex-none gap-2">
      <Button size="sm" className="pointer-coarse:h-11" onClick={() => setImporting(true)}>
        <Upload size={16} strokeWidth={2.4} aria-hidden />
        Restock from a sheet
      </Button>
      <Button size="sm" className="pointer-coarse:h-11" onClick={() => void download()}>
        <Download size={16} strokeWidth={2.4} aria-hidden />
        Export CSV
      </Button>
      {importing && (
        <Suspense fallback={null}>
          <SheetDialog onClose={() => setImporting(false)} />
        </Suspense>
      )}
    </div>
  );
}
