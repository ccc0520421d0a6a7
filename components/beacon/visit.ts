/** A visit of this browser, in all tabs. */
interface Visit {
  readonly visit: string;
  /** Counts the messages about the visit. */
  readonly batch: number;
  /** When the last message was sent, milliseconds since the epoch. */
  readonly at: number;
}

const KEY = "laurel_visit";
/** After this time without a message, another visit begins. */
const END_MILLISECONDS = 1_800_000;

// For browsers that store nothing.
let own: Visit | null = null;

/** Returns the visit and the number of the next message, and remembers both for all tabs. */
export function nextVisit(): Pick<Visit, "visit" | "batch"> {
  const now = Date.now();
  const last = read();
  // A clock that is set back a little does not end a visit.
  const goesOn = last !== null && Math.abs(now - last.at) < END_MILLISECONDS;
  own = goesOn
    ? { visit: last.visit, batch: last.batch + 1, at: now }
    : { visit: randomId(), batch: 1, at: now };
  try {
    localStorage.setItem(KEY, JSON.stringify(own));
  } catch {
    // Nothing can be stored here: the visit then belongs to this tab.
  }
  const { visit, batch } = own;
  return { visit, batch };
}

function read(): Visit | null {
  try {
    const stored = JSON.parse(localStorage.getItem(KEY) ?? "null") as Partial<Visit> | null;
    if (typeof stored?.visit !== "string" || !Number.isSafeInteger(stored.batch)) return own;
    return { visit: stored.visit, batch: stored.batch!, at: Number(stored.at) };
  } catch {
    // Nothing can be read here, or something else was stored under this name.
    return own;
  }
}

/** `crypto.randomUUID` exists only where the page came over https. */
function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = bytes[6]! & 0x0f | 0x40;
  bytes[8] = bytes[8]! & 0x3f | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
