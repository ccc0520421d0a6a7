import { Fragment, h, type VNode } from "preact";
import type { Island } from "./build.ts";
import { Slot } from "./islands/boundary.ts";
import { stringifyProps } from "./islands/stringify.ts";
import { ownVNode } from "./own_vnodes.ts";
import { currentRender, type RenderState } from "./render_state.ts";

/**
 * Ends the body: first the JSX that islands were given but did not draw, kept in templates for
 * when they do, then the script that boots the islands.
 */
export function Scripts(): VNode | null {
  const state = currentRender();
  if (state === null) return null;
  const waiting = state.slots.flatMap((slot, id) => slot === null ? [] : [{ ...slot, id }]);
  // What is drawn in a template may hold islands with slots of their own, hence once more.
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
    h("script", { type: "module", nonce, dangerouslySetInnerHTML: { __html: code } }),
  );
}

/** The module that imports the page's islands and starts them; null for a page without any. */
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

/** A string literal that cannot end the script element it stands in. */
function quote(text: string): string {
  return JSON.stringify(text).replace(/</g, "\\u003c")
    .replace(/\u2028/g, "\\u2028").replace(/\u2029/g, "\\u2029");
}
