import axe from "axe-core";
import type { Page } from "playwright-core";

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
  const session = await page.context().newCDPSession(page);
  try {
    // Use the debugging protocol and an isolated world: the page's Content-Security-Policy would
    // block a script element, and this leaves the page's globals unchanged.
    const { frameTree } = await session.send("Page.getFrameTree");
    const { executionContextId: contextId } = await session.send("Page.createIsolatedWorld", {
      frameId: frameTree.frame.id,
    });
    const evaluate = async (expression: string) => {
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
    await evaluate(`${axe.source};0`);
    // Preloading would fetch the page's style sheets again, which its policy may forbid.
    return await evaluate(
      `axe.run(document, { resultTypes: ["violations"], preload: false })
         .then((results) => JSON.parse(JSON.stringify(results.violations)))`,
    );
  } finally {
    await session.detach();
  }
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
