import type { ApiContext } from "./environment.ts";
import { languageOf } from "@/services/problems/language.ts";
import type { Letterhead } from "@/services/invitations/mod.ts";
import { calledAddress } from "./called_address.ts";

/**
 * Returns Laurel's address for links that the caller passes on, without a slash at the end:
 * LAUREL_PUBLIC_URL, or else the address that the caller used. Only for callers who are trusted: the
 * address that was used comes from headers.
 */
export function linkBase(context: ApiContext): string {
  const { publicUrl } = context.var.services.info;
  if (publicUrl) return publicUrl;
  const { url, headers } = context.req.raw;
  return new URL(calledAddress({ url, headers }, undefined)).origin;
}

/** Returns what mails that a request causes need to know of it. */
export function letterhead(context: ApiContext): Letterhead {
  return { base: linkBase(context), language: languageOf(context.req.raw) };
}
