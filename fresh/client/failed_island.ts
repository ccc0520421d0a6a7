import { Component, type ComponentChildren, Fragment, h } from "preact";

interface Props {
  children?: ComponentChildren;
}

interface State {
  hasFailed: boolean;
  attempt: number;
}

/**
 * Draws an island. When drawing fails, a copy of the page's `<template id="island-failed">` takes its
 * place; whatever has `data-retry` in it draws the island again.
 */
export class FailedIsland extends Component<Props, State> {
  override state: State = { hasFailed: false, attempt: 0 };

  override componentDidCatch(error: unknown): void {
    reportError(error);
    this.setState({ hasFailed: true });
  }

  override render({ children }: Props, { hasFailed, attempt }: State): ComponentChildren {
    if (!hasFailed) return h(Fragment, { key: attempt }, children);
    const show = (place: HTMLElement | null) => {
      const template = document.getElementById("island-failed") as HTMLTemplateElement | null;
      if (!place || !template) return;
      place.replaceChildren(template.content.cloneNode(true));
      place.querySelector("[data-retry]")?.addEventListener("click", () => {
        this.setState({ hasFailed: false, attempt: attempt + 1 });
      });
    };
    return h("div", { key: "failed", "data-island-failed": "", ref: show });
  }
}
