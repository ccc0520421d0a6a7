/** The notes of the sounds, in hertz, each higher than the one before. */
const NOTES = {
  /** A rising fifth and an octave. */
  level: [523.25, 783.99, 1046.5],
  /** A bright third, like a small bell. */
  achievement: [659.25, 830.61, 1318.51],
} as const;
const STEP_SECONDS = 0.11;
const LENGTH_SECONDS = 0.5;
/** A tone at full volume is far louder than anything else on a desk. */
const LOUDEST = 0.25;

/** What a sound is for. */
export type Chime = keyof typeof NOTES;

let context: AudioContext | undefined;

/** Plays a short sound. @param volume from 0 to 1 */
export function playChime(volume: number, chime: Chime = "level"): void {
  context ??= new AudioContext();
  // Until the person has clicked on the page, browsers play nothing.
  void context.resume();
  const start = context.currentTime;
  for (const [index, frequency] of NOTES[chime].entries()) {
    const at = start + index * STEP_SECONDS;
    const tone = new OscillatorNode(context, { type: "sine", frequency });
    const gain = new GainNode(context, { gain: 0 });
    gain.gain.linearRampToValueAtTime(0, at);
    gain.gain.linearRampToValueAtTime(volume * LOUDEST, at + 0.015);
    gain.gain.exponentialRampToValueAtTime(0.0001, at + LENGTH_SECONDS);
    tone.connect(gain).connect(context.destination);
    tone.start(at);
    tone.stop(at + LENGTH_SECONDS);
  }
}
