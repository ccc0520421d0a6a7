/**
 * Tells the server that the person has seen or left the tour. When that fails, the tour comes once
 * more, which does no harm.
 */
export async function sendTourEnd(): Promise<boolean> {
  try {
    return (await fetch("/api/v1/me/tour", { method: "POST", keepalive: true })).ok;
  } catch {
    // Offline: the next visit shows the tour again.
    return false;
  }
}
