import { Toaster } from "sonner";

/** Where `toast(...)` of sonner appears: bottom centre, one at a time, 8 s, held while looked at. */
export function ToastHost() {
  return (
    <Toaster
      position="bottom-center"
      visibleToasts={1}
      duration={8000}
      hotkey={["altKey", "KeyT"]}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            "flex w-full items-center gap-3 rounded-card bg-ink py-2 pr-2 pl-4 font-sans text-base font-medium text-canvas shadow-3",
          title: "min-h-10 content-center",
          actionButton: "ml-auto h-10 rounded-control bg-canvas/18 px-4 font-semibold",
          cancelButton: "ml-auto h-10 rounded-control px-4",
        },
      }}
    />
  );
}
