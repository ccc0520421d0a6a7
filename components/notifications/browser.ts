/** Notifications of the browser, while a page of Laurel is open somewhere behind other windows. */

/** What the browser says about showing notifications. */
export type BrowserPermission = "unsupported" | "default" | "granted" | "denied";

const STORED = "laurel_browser_notifications";

/** Returns whether the browser may show notifications. */
export function browserPermission(): BrowserPermission {
  return "Notification" in globalThis ? Notification.permission : "unsupported";
}

/** Whether the person switched them on in this browser, and the browser allows it. */
export function hasBrowserNotifications(): boolean {
  try {
    return localStorage.getItem(STORED) === "on" && browserPermission() === "granted";
  } catch {
    // The browser forbids storage, so nobody switched anything on.
    return false;
  }
}

/** Remembers the choice in this browser. @returns false when the browser forbids storage */
export function rememberBrowserChoice(isOn: boolean): boolean {
  try {
    if (isOn) localStorage.setItem(STORED, "on");
    else localStorage.removeItem(STORED);
    return true;
  } catch {
    // The caller tells the person.
    return false;
  }
}

/** Shows a notification of the browser when the person looks at something else. */
export function showInBrowser(title: string, body: string): void {
  if (!document.hidden || !hasBrowserNotifications()) return;
  try {
    const shown = new Notification(title, { body, tag: `${title} ${body}` });
    shown.onclick = () => {
      focus();
      shown.close();
    };
  } catch {
    // Some phones allow only service workers to show them; the banner waits on the page.
  }
}
