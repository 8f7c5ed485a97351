import { create } from "zustand";
import { strike } from "../../../../shared/ui/woodenBar.ts";

/** `unasked`: nobody has decided on this device. `blocked`: wanted, but the browser waits for a tap on the page. */
export type SoundState = "unasked" | "off" | "blocked" | "on";

const key = "hafaloha.sound";
const notes = { g2: 98, c5: 523.25, g5: 783.99, c6: 1046.5 } as const;

let context: AudioContext | undefined;

export const useSound = create<{ state: SoundState; quietUntil: number | null }>(() => ({
  state: remembered(),
  quietUntil: null,
}));

/** Turns the sound on; to be called from a tap or a key, or the browser keeps it blocked. */
export async function turnSoundOn(): Promise<void> {
  localStorage.setItem(key, "on");
  useSound.setState({ quietUntil: null });
  await wake();
  playNewOrder(0.6);
}

export function turnSoundOff(): void {
  localStorage.setItem(key, "off");
  useSound.setState({ state: "off" });
  void context?.suspend();
}

export async function testSound(): Promise<void> {
  await wake();
  playNewOrder(0.6);
}

/** Makes no sound here for five minutes; the other devices go on. */
export function quietHere(now: number): void {
  useSound.setState({ quietUntil: now + 5 * 60_000 });
}

export function endQuiet(): void {
  useSound.setState({ quietUntil: null });
}

/** Two notes on a wooden bar, and a buzz where the device has one. */
export function playNewOrder(loudness: number): void {
  play([notes.g5, notes.c6], loudness);
  // Browsers refuse to vibrate a page that nobody has touched.
  if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.([200, 100, 200]);
}

/** One soft note. */
export function playLowStock(): void {
  play([notes.c5], 0.3);
}

/** Three low knocks: something that is being cooked was changed or cancelled. */
export function playKnocks(): void {
  play([notes.g2, notes.g2, notes.g2], 0.9);
}

/** Wakes the sound that an earlier visit turned on; where the browser wants a tap first, the first one does it. */
export function startSound(): () => void {
  const wakeAgain = () => {
    if (useSound.getState().state === "blocked") void wake();
  };
  if (useSound.getState().state === "blocked") void wake();
  window.addEventListener("pointerdown", wakeAgain);
  window.addEventListener("keydown", wakeAgain);
  return () => {
    window.removeEventListener("pointerdown", wakeAgain);
    window.removeEventListener("keydown", wakeAgain);
  };
}

function remembered(): SoundState {
  switch (localStorage.getItem(key)) {
    case "on":
      return "blocked";
    case "off":
      return "off";
    default:
      return "unasked";
  }
}

async function wake(): Promise<void> {
  if (!context) {
    context = new AudioContext();
    context.addEventListener("statechange", follow);
  }
  // Without a tap on the page the promise of resume() stays open; the state tells instead.
  void context.resume();
  if (context.state !== "running") await changed(context);
  follow();
}

/** The next change of state, or a moment in which none came. */
function changed(target: AudioContext): Promise<unknown> {
  return new Promise((resolve) => {
    target.addEventListener("statechange", resolve, { once: true });
    setTimeout(resolve, 300);
  });
}

function follow(): void {
  if (localStorage.getItem(key) !== "on") return;
  useSound.setState({ state: context?.state === "running" ? "on" : "blocked" });
}

/** One after the other, where the browser lets this page sound. */
export function play(frequencies: readonly number[], loudness: number): void {
  if (context?.state !== "running") return;
  const start = context.currentTime + 0.02;
  frequencies.forEach((frequency, index) => {
    if (context) strike(context, { frequency, at: start + index * 0.18, loudness });
  });
}
