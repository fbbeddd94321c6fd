// On a projector the filters would take a third of the picture: there they wait behind their button.

const ROOM_FOR_ALL = 1100; // px of the window; below, the picture with its filters has less than 500

let made = false;

/** Once a page: a reader who opens the filters wants them open. */
export function makeRoom() {
  if (made || innerWidth >= ROOM_FOR_ALL) return;
  made = true;
  document.querySelector(".stSidebar[data-collapsed='false'] [data-testid='stSidebarCollapseButton'] button")?.click();
}
