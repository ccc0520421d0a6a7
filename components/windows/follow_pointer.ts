/**
 * Follows a pointer from where it was pressed until it is released.
 * @param target the window, which shows that it is being dragged
 * @param onMove gets the way from the start, in pixels
 * @param onEnd gets whether the pointer has moved
 */
export function followPointer(
  event: PointerEvent,
  target: HTMLElement,
  onMove: (by: { readonly x: number; readonly y: number }) => void,
  onEnd: (isMoved: boolean) => void,
): void {
  const holder = event.currentTarget as HTMLElement;
  const start = { x: event.clientX, y: event.clientY };
  let isMoved = false;
  const move = ({ clientX, clientY }: PointerEvent) => {
    isMoved ||= clientX !== start.x || clientY !== start.y;
    target.dataset.dragging = "true";
    onMove({ x: clientX - start.x, y: clientY - start.y });
  };
  const end = () => {
    holder.removeEventListener("pointermove", move);
    holder.removeEventListener("pointerup", end);
    holder.removeEventListener("pointercancel", end);
    delete target.dataset.dragging;
    onEnd(isMoved);
  };
  holder.setPointerCapture(event.pointerId);
  holder.addEventListener("pointermove", move);
  holder.addEventListener("pointerup", end);
  holder.addEventListener("pointercancel", end);
}
