import type { OpeningHours, Restaurant, UpdateRestaurantRequest } from "@hafaloha/contract";
import { clockOfMinute, minuteOfClock } from "./openingHours.ts";

export type SettingsField =
  | "name"
  | "address"
  | "phone"
  | "prepMinutes"
  | "pendingAmber"
  | "pendingRed"
  | "preparingAmber"
  | "preparingRed"
  | "shelves";

/** Hours of one day as they are typed. */
export interface TypedHours {
  readonly day: number;
  readonly from: string;
  readonly to: string;
}

/** What was typed and is not saved. The rest is as the restaurant has it, live; so a colleague's change is not undone. */
export interface SettingsForm {
  readonly typed: Readonly<Partial<Record<SettingsField, string>>>;
  readonly hours: readonly TypedHours[] | null;
}

export const untouched: SettingsForm = { typed: {}, hours: null };

export function fieldOf({ typed }: SettingsForm, restaurant: Restaurant, field: SettingsField): string {
  return typed[field] ?? savedField(restaurant, field);
}

export function hoursOf({ hours }: SettingsForm, { opening_hours }: Restaurant): readonly TypedHours[] {
  return hours ?? opening_hours.map(({ day, from, to }) => ({ day, from: clock(from), to: clock(to) }));
}

// A field for times knows no 24:00; both ends at 00:00 are the whole day as well.
const clock = (minute: number) => clockOfMinute(minute % 1_440);

function savedField({ timer_limits: limits, ...saved }: Restaurant, field: SettingsField): string {
  switch (field) {
    case "name":
    case "address":
    case "phone":
      return saved[field];
    case "prepMinutes":
      return String(saved.prep_minutes);
    case "pendingAmber":
      return String(limits.pending_amber);
    case "pendingRed":
      return String(limits.pending_red);
    case "preparingAmber":
      return String(limits.preparing_amber);
    case "preparingRed":
      return String(limits.preparing_red);
    case "shelves":
      return saved.shelves.join(", ");
    default:
      return field satisfies never;
  }
}

export type SettingsProblems = Readonly<Partial<Record<SettingsField | "hours", string>>>;

export function problemsOf(form: SettingsForm, restaurant: Restaurant): SettingsProblems {
  const minutes = (field: SettingsField) => Number(fieldOf(form, restaurant, field));
  const late = (amber: SettingsField, red: SettingsField) =>
    outOf(minutes(red), 1, 600) ?? (minutes(red) <= minutes(amber) ? "Late must come after due soon." : undefined);
  const problems = {
    name: fieldOf(form, restaurant, "name").trim() === "" ? "Type the name." : undefined,
    prepMinutes: outOf(minutes("prepMinutes"), 1, 240),
    pendingAmber: outOf(minutes("pendingAmber"), 1, 600),
    pendingRed: late("pendingAmber", "pendingRed"),
    preparingAmber: outOf(minutes("preparingAmber"), 1, 600),
    preparingRed: late("preparingAmber", "preparingRed"),
    shelves: shelfProblem(shelvesOf(fieldOf(form, restaurant, "shelves"))),
    hours: hoursOf(form, restaurant).some(({ from, to }) => !from || !to)
      ? "Give both times, or remove them."
      : undefined,
  };
  return Object.fromEntries(Object.entries(problems).filter(([, problem]) => problem !== undefined));
}

const outOf = (minutes: number, least: number, most: number) =>
  Number.isInteger(minutes) && minutes >= least && minutes <= most ? undefined : `Use ${least} to ${most}.`;

function shelfProblem(names: readonly string[]): string | undefined {
  if (new Set(names).size < names.length) return "Give each shelf a name of its own.";
  return names.some((name) => name.length > 20) ? "Use 20 letters or fewer for a shelf." : undefined;
}

const shelvesOf = (text: string) =>
  text
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");

type Change = UpdateRestaurantRequest["restaurant"];

/** What `PATCH /restaurants/:id` is to change: only what was typed; null where that is nothing. */
export function changeOf(form: SettingsForm, restaurant: Restaurant): Change | null {
  const { typed, hours } = form;
  const text = (field: SettingsField) => fieldOf(form, restaurant, field).trim();
  const isTyped = (...fields: SettingsField[]) => fields.some((field) => typed[field] !== undefined);
  const change: Change = {
    ...(isTyped("name") && { name: text("name") }),
    ...(isTyped("address") && { address: text("address") }),
    ...(isTyped("phone") && { phone: text("phone") }),
    ...(isTyped("prepMinutes") && { prep_minutes: Number(text("prepMinutes")) }),
    ...(isTyped("pendingAmber", "pendingRed", "preparingAmber", "preparingRed") && {
      timer_limits: {
        pending_amber: Number(text("pendingAmber")),
        pending_red: Number(text("pendingRed")),
        preparing_amber: Number(text("preparingAmber")),
        preparing_red: Number(text("preparingRed")),
      },
    }),
    ...(isTyped("shelves") && { shelves: shelvesOf(text("shelves")) }),
    ...(hours && { opening_hours: hours.map(openingOf) }),
  };
  return Object.keys(change).length === 0 ? null : { expected_version: restaurant.version, ...change };
}

const openingOf = ({ day, from, to }: TypedHours): OpeningHours => ({
  day,
  from: minuteOfClock(from),
  to: minuteOfClock(to),
});
