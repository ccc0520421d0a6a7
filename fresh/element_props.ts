import { asset, assetSrcSet } from "./asset.ts";

type Props = Record<string, unknown>;

/**
 * Returns the props to draw an element with, the same on the server and in the browser: links know
 * whether they lead to the page at `pathname` or to a page above it, and image addresses contain
 * the build's id.
 */
export function elementProps(type: string, props: Props, pathname: string): Props {
  if (type === "a") return linkProps(props, pathname);
  if ((type !== "img" && type !== "source") || props["data-fresh-disable-lock"]) return props;
  const changed = { ...props };
  if (typeof props["src"] === "string") changed["src"] = asset(props["src"]);
  if (typeof props["srcset"] === "string") changed["srcset"] = assetSrcSet(props["srcset"]);
  return changed;
}

function linkProps(props: Props, pathname: string): Props {
  const { href } = props;
  if (typeof href !== "string" || !href.startsWith("/")) return props;
  const to = trim(new URL(href, "http://link.invalid").pathname);
  const at = trim(pathname);
  if (at === to) return { ...props, "data-current": "true", "aria-current": "page" };
  if (to === "/" || at.startsWith(`${to}/`)) {
    return { ...props, "data-ancestor": "true", "aria-current": "true" };
  }
  return props;
}

function trim(pathname: string): string {
  return pathname.length > 1 && pathname.endsWith("/") ? pathname.slice(0, -1) : pathname;
}
