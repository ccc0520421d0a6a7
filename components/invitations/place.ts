import { addressUnder, partsUnder } from "@/components/admin/address.ts";
import { wordsOf } from "@/components/shared/locale.ts";
import { invitationWords } from "@/words/invitations.ts";

/** A place on the invitations page. */
export type InvitationPlace = "list" | "new" | "csv";

const ROOT = "/admin/invitations";

/** The way back to the list. */
export const INVITATION_LIST = {
  href: ROOT,
  get label(): string {
    return wordsOf(invitationWords).list;
  },
};

/** Returns the address of a place. */
export function invitationHref(place: InvitationPlace): string {
  return place === "list" ? ROOT : addressUnder(ROOT, place);
}

/** Returns the place at a path, or null when there is none. */
export function invitationPlaceAt(path: string): InvitationPlace | null {
  const parts = partsUnder(ROOT, path);
  if (parts === null || parts.length > 1) return null;
  const [part] = parts;
  if (part === undefined) return "list";
  return part === "new" || part === "csv" ? part : null;
}
