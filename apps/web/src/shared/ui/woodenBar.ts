/** One stroke on a wooden bar: the tone, its two-octave overtone that dies first, and nothing else. */
export function strike(context: AudioContext, { frequency, at, loudness }: Stroke): void {
  partial(context, { frequency, at, peak: loudness * 0.5, seconds: 0.55 });
  partial(context, { frequency: frequency * 4, at, peak: loudness * 0.16, seconds: 0.12 });
}

export interface Stroke {
  readonly frequency: number;
  /** On the context's clock, in seconds. */
  readonly at: number;
  /** 0 to 1 */
  readonly loudness: number;
}

interface Partial {
  readonly frequency: number;
  readonly at: number;
  readonly peak: number;
  readonly seconds: number;
}

// Exponential ramps cannot reach zero.
const silence = 0.0001;

function partial(context: AudioContext, { frequency, at, peak, seconds }: Partial): void {
  const tone = context.createOscillator();
  const volume = context.createGain();
  tone.frequency.value = frequency;
  volume.gain.setValueAtTime(silence, at);
  volume.gain.exponentialRampToValueAtTime(peak, at + 0.004);
  volume.gain.exponentialRampToValueAtTime(silence, at + seconds);
  tone.connect(volume).connect(context.destination);
  tone.start(at);
  tone.stop(at + seconds);
}
