import type { Context } from "fresh";
import { isPrivateUrl } from "@/services/platform/network_address.ts";
import type { State } from "@/utils.ts";

/** Returns the address of Laurel when only its own machine or network reaches it; null otherwise. */
export function privateAddressOf({ state, url }: Context<State>): string | null {
  const address = state.services.info.publicUrl ?? url.origin;
  return isPrivateUrl(address) ? address : null;
}
