import { type Category, type MenuItem, station as stationSchema } from "@hafaloha/contract";
import { Field } from "../../../../shared/ui/Field.tsx";
import { Switch } from "../../../../shared/ui/Switch.tsx";
import { stationWords } from "../kitchen/kitchenWords.ts";
import { DaysPicker } from "./DaysPicker.tsx";
import type { ItemEdit } from "./itemEdit.ts";
import { OptionGroups } from "./OptionGroups.tsx";
import { PictureField } from "./PictureField.tsx";
import { SectionChoice } from "./SectionChoice.tsx";
import { TextField } from "./TextField.tsx";

interface ItemFieldsetProps {
  edit: ItemEdit;
  item: MenuItem | null;
  sections: readonly Category[];
  today: number;
}

export function ItemFieldset({ edit, item, sections, today }: ItemFieldsetProps) {
  const { fields, type } = edit;
  return (
    <>
      <TextField edit={edit} field="name" label="Name" />
      <TextField edit={edit} field="description" label="Description" />
      <TextField edit={edit} field="price" label="Price" help="Such as 15.50. Orders from before keep theirs." />
      <PictureField edit={edit} />
      <SectionChoice edit={edit} sections={sections} />
      <DaysPicker edit={edit} today={today} />
      <div className="grid gap-2">
        <Switch
          label="Hidden"
          effect={fields.hidden ? "Customers do not see it." : "Customers see it."}
          checked={fields.hidden}
          onChange={(hidden) => type("hidden", hidden)}
        />
        <Switch
          label="Featured"
          effect={fields.featured ? "Stands at the top, as a house favourite." : "Stands in its sections alone."}
          checked={fields.featured}
          onChange={(featured) => type("featured", featured)}
        />
      </div>
      <Kitchen edit={edit} />
      <Stock edit={edit} isCounted={item?.enable_stock_tracking ?? false} />
      <OptionGroups edit={edit} item={item} />
    </>
  );
}

function Kitchen({ edit }: { edit: ItemEdit }) {
  return (
    <div className="grid gap-4 md:grid-cols-3">
      <Field label="Station">
        {(control) => (
          <select
            {...control}
            value={edit.fields.station}
            onChange={({ target }) => edit.type("station", stationSchema.parse(target.value))}
          >
            {stationSchema.options.map((each) => (
              <option key={each} value={each}>
                {stationWords[each]}
              </option>
            ))}
          </select>
        )}
      </Field>
      <TextField edit={edit} field="prepMinutes" label="Minutes" help="To prepare it." />
      <TextField edit={edit} field="noticeHours" label="Notice" help="Hours ahead; 0 for none." />
    </div>
  );
}

function Stock({ edit, isCounted }: { edit: ItemEdit; isCounted: boolean }) {
  const { fields, type } = edit;
  return (
    <div className="grid gap-3">
      <Switch
        label="Count portions"
        effect={fields.counted ? "Sold out when none are left." : "Never sells out by itself."}
        checked={fields.counted}
        onChange={(counted) => type("counted", counted)}
      />
      {fields.counted && (
        <div className="grid gap-4 md:grid-cols-2">
          {!isCounted && <TextField edit={edit} field="portions" label="Portions now" />}
          <TextField edit={edit} field="alertAt" label="Alert at" help="Staff are warned when so few are left." />
        </div>
      )}
    </div>
  );
}
