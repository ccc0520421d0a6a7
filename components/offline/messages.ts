/** What a page tells the worker. */
export type ToWorker =
  /** Send what waits. */
  | { readonly kind: "send" }
  /** The desk as it is now, for the next start without a network. */
  | { readonly kind: "desk"; readonly person: string; readonly desk: string }
  /** Replace the older worker now. */
  | { readonly kind: "take_over" }
  /** The same, if no other page is open that the older version drew. */
  | { readonly kind: "take_over_alone" }
  /** Answer with the version on the port. */
  | { readonly kind: "version" };

/** What the worker tells all pages about changes that wait. */
export type FromWorker =
  | { readonly kind: "kept"; readonly waiting: number }
  | { readonly kind: "sent"; readonly sent: number; readonly waiting: number }
  | { readonly kind: "refused"; readonly reason: string | null };

/** The header of pages that names who they are for. */
export const PERSON_HEADER = "x-laurel-person";
/** The cache of what belongs to one person. */
export const DESK_CACHE = "laurel-desk";
/** The name in that cache of the state that the desk had last. */
export const DESK_STATE = "/offline/desk-state";
/** The database of changes that wait. */
export const DATABASE = "laurel-offline";
/** The channel on which a page tells the others that the person signed out. */
export const SIGNED_OUT_CHANNEL = "laurel_signed_out";
/** The cookie with which the server tells the next page that somebody signed out. */
export const SIGNED_OUT_COOKIE = "laurel_signed_out";
