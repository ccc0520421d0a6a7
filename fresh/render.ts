import { type ComponentChildren, Fragment, h, type VNode } from "preact";
import { jsxTemplate } from "preact/jsx-runtime";
import { renderToString } from "preact-render-to-string";
import { renderPart } from "./answer_route.ts";
import { buildOf, chromeOf, type Context } from "./context.ts";
import { NONCE } from "./nonce.ts";
import { RenderState, withRender } from "./render_state.ts";
import { installRenderHooks } from "./render_hooks.ts";
import type { LayoutConfig } from "./types.ts";

installRenderHooks();

/** Renders a page inside its layouts and the app, as a complete HTML document. */
export async function renderPage<State>(
  ctx: Context<State>,
  vnode: VNode | null,
  init: ResponseInit,
  config: LayoutConfig,
): Promise<Response> {
  const chrome = chromeOf(ctx);
  const layouts = config.skipInheritedLayouts ? [] : chrome.layouts;
  let content = vnode;
  for (const layout of layouts.toReversed()) {
    const inner = content;
    ctx.Component = () => inner;
    const part = await renderPart(ctx, layout, null, ctx.Component);
    if (part instanceof Response) return part;
    content = part;
  }
  const app = config.skipAppWrapper ? null : chrome.app;
  let body = "";
  ctx.Component = () => rawHtml(body);
  const wrapper = app === null ? null : await renderPart(ctx, app, null, ctx.Component);
  if (wrapper instanceof Response) return wrapper;

  const state = new RenderState(ctx.url.pathname, ctx.config.basePath, buildOf(ctx), chrome.css);
  const html = withRender(state, () => {
    // Render the page first: its <Head> elements must be collected before the app draws the head.
    body = renderToString(content ?? h(Fragment, null));
    return complete(state, wrapper === null ? body : renderToString(wrapper));
  });

  const headers = new Headers(init.headers);
  headers.set("Content-Type", "text/html; charset=utf-8");
  const preload = preloads(state);
  if (preload.length > 0) headers.append("Link", preload.join(", "));
  const response = new Response(`<!DOCTYPE html>${html}`, {
    status: init.status ?? 200,
    ...(init.statusText === undefined ? {} : { statusText: init.statusText }),
    headers,
  });
  return Object.assign(response, { [NONCE]: state.nonce });
}

/** Adds `<html>`, `<head>` and `<body>` where neither the page nor the app drew them. */
function complete(state: RenderState, html: string): string {
  if (state.seen.has("html") && state.seen.has("head") && state.seen.has("body")) return html;
  let document: ComponentChildren = rawHtml(html);
  if (!state.seen.has("body")) document = h("body", null, document);
  if (!state.seen.has("head")) {
    document = [h("head", null, h("meta", { charset: "utf-8" })), document];
  }
  if (!state.seen.has("html")) document = h("html", null, document);
  return renderToString(h(Fragment, null, document));
}

function rawHtml(html: string): VNode {
  return jsxTemplate([html]) as VNode;
}

/** Returns the tags that let the browser fetch the chunks while it still parses the page. */
function preloads(state: RenderState): string[] {
  const { build, islands, basePath } = state;
  if (build === null || (islands.size === 0 && build.mode === "production")) return [];
  const chunks = new Set([build.clientEntry, ...[...islands].map(({ file }) => file)]);
  for (const chunk of [...chunks]) {
    for (const imported of build.imports.get(chunk) ?? []) chunks.add(imported);
  }
  return [...chunks].map((chunk) => `<${encodeURI(basePath + chunk)}>; rel="modulepreload"`);
}
