import { signal } from "@preact/signals";
import { signInAddress } from "@/core/sign_in_address.ts";

/** Whether the session of this page has ended while something typed would be lost. */
export const isSignedOut = signal(false);

/** Returns the address of the sign-in page that leads back to this page. */
export function signInHref(): string {
  return signInAddress(location.pathname + location.search, true);
}

/** Asks in a dialog to sign in again, and keeps the page as it is. */
export function askToSignIn(): void {
  isSignedOut.value = true;
}

/** Leads to the sign-in page and back to this one; with something typed, it asks instead. */
export function leaveToSignIn(): void {
  if (hasTyped()) askToSignIn();
  else location.assign(signInHref());
}

function hasTyped(): boolean {
  const fields = document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
    'input:not([type="radio"], [type="checkbox"], [type="hidden"], [readonly]), textarea',
  );
  return [...fields].some(({ value, defaultValue }) => value !== "" && value !== defaultValue);
}

/** Asks the server whether somebody is signed in again, perhaps in another tab. */
export async function checkSession(): Promise<void> {
  try {
    const response = await fetch("/api/auth/get-session");
    if (response.ok && await response.json() !== null) isSignedOut.value = false;
  } catch {
    // Offline: the dialog stays.
  }
}
