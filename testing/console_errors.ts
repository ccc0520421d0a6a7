import type { Page } from "playwright-core";

export interface ErrorCollector {
  /** Returns one sentence per error so far, oldest first. */
  list(): string[];
  /**
   * Throws when there are errors, with all of them in the message. `allow` matches errors that a
   * test causes on purpose.
   */
  assertNone(allow?: RegExp): void;
}

/**
 * Collects the errors that the developer tools would show: errors on the console (including
 * resources that fail to load), uncaught exceptions, and violations of the Content-Security-Policy.
 * Call it before the page is opened.
 */
export function consoleErrors(page: Page): ErrorCollector {
  const errors: string[] = [];
  page.on("console", (message) => {
    // Chromium reports a blocked resource as an error, but a report-only violation as a warning.
    const violation = /content security policy/i.test(message.text());
    if (message.type() === "error" || violation) {
      errors.push(`console: ${message.text()} (${message.location().url})`);
    }
  });
  page.on("pageerror", (error) => void errors.push(`uncaught: ${error.stack ?? error.message}`));
  page.on("crash", () => void errors.push("the page crashed"));
  return {
    list: () => [...errors],
    assertNone(allow) {
      const rest = errors.filter((error) => !allow?.test(error));
      if (rest.length > 0) throw new Error(`${page.url()} has errors:\n${rest.join("\n")}`);
    },
  };
}
