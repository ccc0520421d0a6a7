import type { Role } from "@/core/roles.ts";
import { catalogue } from "./catalogue.ts";

/** The names of the roles. */
export const roleWords = catalogue<Readonly<Record<Role, string>>>({
  en: { agent: "Agent", manager: "Manager", admin: "Administrator" },
  de: { agent: "Agent", manager: "Manager", admin: "Administrator" },
});
