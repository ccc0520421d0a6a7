import { Fragment, h, type VNode } from "preact";
import type { Island } from "./build.ts";
import { Slot } from "./islands/boundary.ts";
import { stringifyProps } from "./islands/stringify.ts";
import { ownVNode } from "./own_vnodes.ts";
import { currentRender, type RenderState } from "./render_state.ts";

/**
 * Renders the end of the body: first templates with the JSX that islands received but have not
 * drawn yet, then the script that starts the islands.
 */
export function Scripts(): VNode | null {
  const state = currentRender();
  if (state === null) return null;
  const waiting = state.slots.flatMap((slot, id) => slot === null ? [] : [{ ...slot, id }]);
  // JSX in a template may contain islands that have such JSX too, so collect it once more.
  if (waiting.length > 0) {
    const templates = waiting.map(({ id, name, children }) =>
      ownVNode(h("template", { "data-frsh-slots": "" }, h(Slot, { id, name, children })))
    );
    return h(Fragment, null, templates, h(Scripts, null));
  }
  const code = bootCode(state);
  if (code === null) return null;
  const { nonce } = state;
  return ownVNode(
    h("script", {
      type: "module",
      nonce,
      "data-islands": "",
      dangerouslySetInnerHTML: { __html: code },
    }),
  );
}

/**
 * Returns the module that imports and starts the page's islands, or null for a page without
 * islands.
 */
function bootCode(state: RenderState): string | null {
  const { build, islands, islandProps, basePath } = state;
  if (build === null || (islands.size === 0 && build.mode === "production")) return null;
  const url = (file: string) => quote(basePath + file);
  const imports = [...islands].map((island: Island) => {
    const { exportName, name, file } = island;
    return `import{${exportName === name ? name : `${exportName} as ${name}`}}from${url(file)};`;
  });
  const names = [...islands].map(({ name }) => name).join();
  return `import{boot}from${url(build.clientEntry)};${imports.join("")}` +
    `boot({${names}},${quote(stringifyProps(islandProps))});`;
}

/** Returns a string literal that is safe inside a script element: it cannot close the element. */
function quote(text: string): string {
  return JSON.stringify(text).replace(/</g, "\\u003c")
    .replace(/\u2028/g, "\\u2028").replace(/\u2029/g, "\\u2029");
}
