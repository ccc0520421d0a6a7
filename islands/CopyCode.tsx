import { useEffect, useRef } from "preact/hooks";

const DISPLAY_MILLISECONDS = 2_000;

/** Adds a copy button to every code block of the guide on the page. */
export default function CopyCode() {
  const status = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    for (const block of document.querySelectorAll<HTMLElement>(".guide pre")) {
      const frame = document.createElement("div");
      frame.className = "docs-copy";
      const button = document.createElement("button");
      button.type = "button";
      button.className = "button";
      button.textContent = "Copy";
      button.setAttribute("aria-label", `Copy ${block.getAttribute("aria-label") ?? "code"}`);
      button.addEventListener("click", async () => {
        const word = await navigator.clipboard.writeText(block.innerText)
          .then(() => "Copied", () => "Select it");
        button.textContent = word;
        if (status.current) status.current.textContent = word;
        setTimeout(() => button.textContent = "Copy", DISPLAY_MILLISECONDS);
      });
      block.replaceWith(frame);
      frame.append(block, button);
    }
  }, []);
  return <p ref={status} class="sr-only" role="status" />;
}
