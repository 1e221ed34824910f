const GAP_PX = 4;
const MARGIN_PX = 8;

/**
 * Puts what lies in the top layer below its button, ends aligned, or above it where there is more room; always inside the viewport. Through
 * the style object, which a strict content security policy allows.
 */
export function placeBeside(popover: HTMLElement, button: HTMLElement): void {
  const anchor = button.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = popover;
  const { clientWidth, clientHeight } = document.documentElement;
  const isRightToLeft = getComputedStyle(button).direction === "rtl";
  const left = isRightToLeft ? anchor.left : anchor.right - width;
  const below = anchor.bottom + GAP_PX;
  const above = anchor.top - GAP_PX - height;
  const fitsBelow = below + height <= clientHeight - MARGIN_PX;
  popover.style.left = `${keepInside(left, width, clientWidth)}px`;
  popover.style.top = `${keepInside(fitsBelow || above < MARGIN_PX ? below : above, height, clientHeight)}px`;
}

function keepInside(start: number, size: number, room: number): number {
  return Math.max(MARGIN_PX, Math.min(start, room - MARGIN_PX - size));
}
