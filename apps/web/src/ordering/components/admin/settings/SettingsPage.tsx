import { useQueryClient } from "@tanstack/react-query";
import { CircleCheck, Lock, Volume2 } from "lucide-react";
import { type FormEvent, type ReactNode, useRef, useState } from "react";
import { useCommand } from "../../../../shared/hooks/useCommand.ts";
import { Button } from "../../../../shared/ui/Button.tsx";
import { FailureNote } from "../../../../shared/ui/FailureNote.tsx";
import { changeSettings, type SettingsChange } from "../../../api/restaurant.ts";
import {
  changeOf,
  hoursOf,
  problemsOf,
  type SettingsField,
  type SettingsForm,
  untouched,
} from "../../../state/settingsForm.ts";
import { announce } from "../live/announcer.ts";
import { useDesk } from "../live/desk.ts";
import { holdRestaurant } from "../live/holdRestaurant.ts";
import { testSound } from "../notifications/sound.ts";
import { HoursEditor } from "./HoursEditor.tsx";
import { PushSection } from "./PushSection.tsx";
import { SettingField } from "./SettingField.tsx";
import { useCurrentRestaurant } from "./useCurrentRestaurant.ts";

/** `/admin/settings`: what customers and the kitchen are told of the restaurant, which only admins change, and this device. */
export function SettingsPage() {
  const { user } = useDesk();
  return (
    <div className="min-h-0 flex-1 overflow-y-auto px-5 pt-4 ends-clear max-md:px-3">
      <div className="grid max-w-[760px] gap-4">
        {user.role === "staff" ? (
          <p className="flex items-center gap-2 text-ink-2">
            <Lock size={18} aria-hidden />
            Only admins change the settings of the restaurant.
          </p>
        ) : (
          <Form />
        )}
        <DeviceSettings />
      </div>
    </div>
  );
}

/** What each of the staff decides for themselves. */
function DeviceSettings() {
  return (
    <>
      <section
        aria-label="Sound"
        className="flex flex-wrap items-center gap-3 rounded-card border border-line bg-surface p-4"
      >
        <h2 className="text-md font-[650]">Sound of this device</h2>
        <Button className="ml-auto" onClick={() => void testSound()}>
          <Volume2 size={18} aria-hidden />
          Test sound
        </Button>
      </section>
      <PushSection />
    </>
  );
}

function Form() {
  const { restaurant } = useDesk();
  const client = useQueryClient();
  const [form, setForm] = useState<SettingsForm>(untouched);
  const [asked, setAsked] = useState(false);
  const [saved, setSaved] = useState(false);
  const element = useRef<HTMLFormElement>(null);
  const fresh = useCurrentRestaurant();
  const { run, busy, failure } = useCommand(
    (change: SettingsChange, how) => changeSettings(change, { restaurantId: restaurant.id, ...how }),
    fresh,
  );
  const problems = asked ? problemsOf(form, restaurant) : {};
  const type = (field: SettingsField, text: string) => {
    setSaved(false);
    setForm({ ...form, typed: { ...form.typed, [field]: text } });
  };
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (Object.keys(problemsOf(form, restaurant)).length > 0) {
      requestAnimationFrame(() => element.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
      return;
    }
    const change = changeOf(form, restaurant);
    const changed = change && (await run(change));
    if (change && !changed) return;
    if (changed) holdRestaurant(client, changed);
    setForm(untouched);
    setAsked(false);
    setSaved(true);
    announce("The settings are saved.");
  };
  const field = { form, restaurant, problems, onType: type };
  return (
    <form ref={element} noValidate onSubmit={(event) => void save(event)} className="grid gap-4">
      <Section title="Restaurant">
        <SettingField {...field} field="name" label="Name" />
        <SettingField {...field} field="address" label="Address" />
        <SettingField {...field} field="phone" label="Phone" type="tel" />
        <SettingField {...field} field="prepMinutes" label="Usual wait" help="Minutes. Customers see it at once." />
      </Section>
      <section aria-label="Opening hours" className="grid gap-3 rounded-card border border-line bg-surface p-4">
        <h2 className="text-md font-[650]">Opening hours</h2>
        <HoursEditor
          hours={hoursOf(form, restaurant)}
          problem={problems.hours}
          onChange={(hours) => {
            setSaved(false);
            setForm({ ...form, hours });
          }}
        />
      </section>
      <Section title="Timers, in minutes">
        <SettingField {...field} field="pendingAmber" label="Pending is due soon after" />
        <SettingField {...field} field="pendingRed" label="Pending is late after" />
        <SettingField {...field} field="preparingAmber" label="Preparing is due soon after" />
        <SettingField {...field} field="preparingRed" label="Preparing is late after" />
      </Section>
      <Section title="Shelves">
        <SettingField
          {...field}
          field="shelves"
          label="Names"
          help="Where ready orders wait, with commas between. None: no shelf is asked for."
        />
      </Section>
      <FailureNote failure={failure}>
        {failure?.code === "stale_version" && <p>What you typed is kept. Look at the rest and save again.</p>}
      </FailureNote>
      <div className="flex flex-wrap items-center justify-end gap-3">
        {saved && (
          <p className="flex items-center gap-1.5 font-semibold text-ready-text">
            <CircleCheck size={18} aria-hidden />
            Saved. Shown to customers at once.
          </p>
        )}
        <Button type="submit" variant="primary" busy={busy}>
          Save
        </Button>
      </div>
    </form>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title} className="grid gap-3 rounded-card border border-line bg-surface p-4">
      <h2 className="text-md font-[650]">{title}</h2>
      <div className="grid items-start gap-4 md:grid-cols-2">{children}</div>
    </section>
  );
}
