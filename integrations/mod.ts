import type { Adapter, Provider } from "./adapter.ts";
import { standard } from "./standard/mod.ts";

/** Every tool that Laurel understands, by its name in addresses. */
export const ADAPTERS: Partial<Record<Provider, Adapter>> = { standard };
