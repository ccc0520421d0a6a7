import axe from "axe-core";
import type { CDPSession, Page } from "playwright-core";

/** The part of an axe-core finding that the tests print. */
interface Finding {
  id: string;
  impact: string | null;
  help: string;
  helpUrl: string;
  nodes: { target: unknown[]; html: string; failureSummary?: string }[];
}

/**
 * Returns what axe-core finds on the page in its current state; an empty list when there are no
 * problems.
 */
async function accessibilityFindings(page: Page): Promise<Finding[]> {
  // In the middle of a transition colors are mixed, and their contrast is neither the old nor the
  // new one. Animations without an end are not waited for.
  await page.evaluate(() =>
    Promise.all(
      document.getAnimations()
        .filter((animation) => Number.isFinite(animation.effect?.getComputedTiming().endTime))
        .map((animation) => animation.finished.catch(() => undefined)),
    )
  );
  const evaluate = await isolatedWorld(page);
  // Reading its source takes longer than most checks, and a document is checked in several states.
  if (!await evaluate("'axe' in globalThis")) await evaluate(`${axe.source};0`);
  // Preloading would fetch the page's style sheets again, which its policy may forbid.
  return await evaluate(
    `axe.run(document, { resultTypes: ["violations"], preload: false })
       .then((results) => JSON.parse(JSON.stringify(results.violations)))`,
  );
}

const sessions = new WeakMap<Page, Promise<CDPSession>>();

/**
 * Returns what evaluates code with the page's document, but apart from its scripts. This uses the
 * debugging protocol: the page's Content-Security-Policy would block a script element, and the page's
 * globals stay unchanged. The world of a document is the same each time.
 */
async function isolatedWorld(page: Page) {
  const known = sessions.get(page) ?? page.context().newCDPSession(page);
  sessions.set(page, known);
  const session = await known;
  const { frameTree } = await session.send("Page.getFrameTree");
  const { executionContextId: contextId } = await session.send("Page.createIsolatedWorld", {
    frameId: frameTree.frame.id,
    worldName: "accessibility",
  });
  return async (expression: string) => {
    const { result, exceptionDetails } = await session.send("Runtime.evaluate", {
      expression,
      contextId,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) {
      throw new Error(
        `axe-core failed: ${exceptionDetails.exception?.description ?? exceptionDetails.text}`,
      );
    }
    return result.value;
  };
}

/**
 * Fails when the page violates any of axe-core's rules. The message names each rule and element.
 */
export async function checkAccessibility(page: Page): Promise<void> {
  const findings = await accessibilityFindings(page);
  if (findings.length === 0) return;
  const lines = findings.flatMap(({ id, impact, help, helpUrl, nodes }) => [
    `${id} (${impact ?? "minor"}): ${help} - ${helpUrl}`,
    ...nodes.map((node) => `    ${node.target.join(" ")}: ${node.html.slice(0, 200)}`),
  ]);
  throw new Error(`${page.url()} is not accessible:\n${lines.join("\n")}`);
}
