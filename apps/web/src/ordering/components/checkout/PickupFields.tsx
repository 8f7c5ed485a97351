import type { GuestMenuItem, Restaurant } from "@hafaloha/contract";
import { useEffect, useMemo } from "react";
import type { UseFormReturn } from "react-hook-form";
import { Field } from "../../../shared/ui/Field.tsx";
import { momentWords } from "../../../shared/ui/momentWords.ts";
import { formatClock } from "../../../shared/ui/time.ts";
import { ZoneNote } from "../../../shared/ui/ZoneNote.tsx";
import { minutesNow, type WaitReason, waitReason } from "../../state/checkoutNow.ts";
import { pickupDays } from "../../state/checkoutTimes.ts";
import type { CheckoutFields } from "./checkoutFields.ts";
import { FormSection } from "./FormSection.tsx";
import { PickupChoice } from "./PickupChoice.tsx";

interface PickupFieldsProps {
  form: UseFormReturn<CheckoutFields>;
  restaurant: Restaurant;
  items: readonly GuestMenuItem[];
  now: number;
}

export function PickupFields({ form, restaurant, items, now }: PickupFieldsProps) {
  const { register, watch, setValue, formState } = form;
  const zone = restaurant.time_zone;
  const days = useMemo(() => pickupDays(items, restaurant, now), [items, restaurant, now]);
  const waitsFor = waitReason(items, restaurant, now);
  const mustWait = waitsFor !== null;
  const pickup = watch("pickup");
  const day = days.find(({ date }) => date === watch("day")) ?? days[0];
  const time = watch("time");

  useEffect(() => {
    if (mustWait && pickup === "asap") setValue("pickup", "later");
  }, [mustWait, pickup, setValue]);

  // A time that has passed, or that a changed cart does not allow, gives way to the first one that it does.
  useEffect(() => {
    if (!day) return;
    setValue("day", day.date);
    if (!day.times.some((each) => String(each) === time)) setValue("time", String(day.times[0]));
  }, [day, time, setValue]);

  return (
    <FormSection title="Pickup">
      <div className="grid gap-2" role="radiogroup" aria-label="When">
        <PickupChoice
          label="As soon as ready"
          detail={
            waitsFor
              ? waitWords(waitsFor, zone, now)
              : `About ${formatClock(now + minutesNow(restaurant, now) * 60_000, zone)}`
          }
          disabled={mustWait}
          value="asap"
          register={register}
          checked={pickup === "asap"}
        />
        <PickupChoice
          label="At a time"
          detail="In steps of 15 minutes"
          value="later"
          register={register}
          checked={pickup === "later"}
        />
      </div>
      {pickup === "later" && !day && (
        <p role="alert" className="font-semibold text-red-text">
          No time in the coming week has all of these dishes. Order them apart.
        </p>
      )}
      {pickup === "later" && day && (
        <div className="grid grid-cols-2 gap-3">
          <Field label="Day">
            {(control) => (
              <select {...control} {...register("day")}>
                {days.map(({ date, label }) => (
                  <option key={date} value={date}>
                    {label}
                  </option>
                ))}
              </select>
            )}
          </Field>
          <Field label="Time" error={formState.errors.time?.message}>
            {(control) => (
              <select {...control} {...register("time", { validate: (value) => value !== "" || "Choose a time." })}>
                {day.times.map((each) => (
                  <option key={each} value={each}>
                    {formatClock(each, zone)}
                  </option>
                ))}
              </select>
            )}
          </Field>
        </div>
      )}
      <div>
        <p className="text-sm text-ink-2">
          {restaurant.name}, {restaurant.address}
        </p>
        <ZoneNote now={now} timeZone={zone} />
      </div>
    </FormSection>
  );
}

function waitWords(reason: WaitReason, timeZone: string, now: number): string {
  switch (reason.kind) {
    case "closed":
      return reason.opensAt ? `Closed now. Opens ${momentWords(reason.opensAt, timeZone, now)}.` : "Closed now.";
    case "paused":
      return `The kitchen takes no orders until ${momentWords(reason.until, timeZone, now)}.`;
    case "item":
      return reason.words;
    default:
      return reason satisfies never;
  }
}
