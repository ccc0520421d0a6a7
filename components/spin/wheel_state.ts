import type { PrizeField, SpinRecord } from "@/core/spin/views.ts";
import type { SpinState } from "@/core/views.ts";

/** What `GET /spins` answers: the prizes with all that says what they are. */
export interface WheelState extends SpinState {
  readonly wheel: readonly PrizeField[];
  readonly recent: readonly SpinRecord[];
}
