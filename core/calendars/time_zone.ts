// Two engines must know a zone: Temporal computes with it, and Intl formats its times in the
// browser. Intl alone accepts abbreviations like IST, and Temporal alone accepts a whole timestamp
// as a zone, so only names that both accept are valid.

/** Longer than the name of any zone. */
const MAX_LENGTH = 100;

// Every row of an agent is checked, and one check takes about 70 µs, so results are cached. They
// depend only on the name.
const MAX_REMEMBERED = 2_000;
const remembered = new Map<string, string | undefined>();

/**
 * Returns the canonical name of a time zone, as it is stored and answered: in the letter case of
 * the IANA database ("europe/berlin" becomes `Europe/Berlin`), offsets as `+05:30`.
 * @returns undefined when times cannot be computed with the name, e.g. "IST" or ""
 */
export function canonicalTimeZone(name: string): string | undefined {
  if (!remembered.has(name)) {
    if (remembered.size >= MAX_REMEMBERED) remembered.clear();
    remembered.set(name, findZone(name));
  }
  return remembered.get(name);
}

function findZone(name: string): string | undefined {
  if (resolveName(name) === undefined) return undefined;
  try {
    const id = Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId;
    return resolveName(id) === undefined ? undefined : id;
  } catch {
    // A RangeError: there is no such zone.
    return undefined;
  }
}

/**
 * Returns the zone that people most often mean by a name that is not valid: `Asia/Kolkata` for
 * "IST". This is a guess. It is used for advice and to repair stored values that were accepted
 * earlier; people in Israel and Ireland write IST as well.
 */
export function likelyTimeZone(name: string): string | undefined {
  const resolved = resolveName(name);
  return resolved === undefined ? undefined : canonicalTimeZone(RENAMED[resolved] ?? resolved);
}

/**
 * Returns the end of a message that begins with the name of the field: what a valid zone looks
 * like.
 */
export function timeZoneAdvice(name: string): string {
  const likely = /^[a-z]{3}$/i.test(name) ? likelyTimeZone(name) : undefined;
  return likely === undefined
    ? "must be an IANA time zone, e.g. Europe/Berlin"
    : `must be an IANA time zone, e.g. ${likely}; "${name}" is an abbreviation of several`;
}

/** Names behind the abbreviations that the IANA database has replaced by new ones. */
const RENAMED: Readonly<Record<string, string>> = {
  "America/Buenos_Aires": "America/Argentina/Buenos_Aires",
  "America/Indianapolis": "America/Indiana/Indianapolis",
  "Asia/Calcutta": "Asia/Kolkata",
  "Asia/Saigon": "Asia/Ho_Chi_Minh",
};

function resolveName(name: string): string | undefined {
  if (name.length > MAX_LENGTH) return undefined;
  try {
    return new Intl.DateTimeFormat("en-US", { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    // A RangeError: there is no such zone.
    return undefined;
  }
}
