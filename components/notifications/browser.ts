/** Notifications of the browser, while a page of Laurel is open somewhere behind other windows. */

/** What the browser says about showing notifications. */
export type BrowserPermission = "unsupported" | "default" | "granted" | "denied";

const STORED = "laurel_browser_notifications";

/** Returns whether the browser may show notifications. */
export function browserPermission(): BrowserPermission {
  return "Notification" in globalThis ? Notification.permission : "unsupported";
}

/**
 * What the person chose in this browser. `on`: pages show them; `push`: the service worker does, also
 * while no page is open.
 */
export type BrowserChoice = "off" | "on" | "push";

/** What the person chose in this browser; off where the browser does not allow it. */
export function browserChoice(): BrowserChoice {
  try {
    const stored = localStorage.getItem(STORED);
    if (browserPermission() !== "granted") return "off";
    return stored === "on" || stored === "push" ? stored : "off";
  } catch {
    // The browser forbids storage, so nobody switched anything on.
    return "off";
  }
}

/** Remembers the choice in this browser. @returns false when the browser forbids storage */
export function rememberBrowserChoice(choice: BrowserChoice): boolean {
  try {
    if (choice === "off") localStorage.removeItem(STORED);
    else localStorage.setItem(STORED, choice);
    return true;
  } catch {
    // The caller tells the person.
    return false;
  }
}

/** Shows a notification of the browser when the person looks at something else. */
export function showInBrowser(title: string, body: string): void {
  if (!document.hidden || browserChoice() !== "on") return;
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
