// A file that the page has made, put where the reader keeps files.

const KEPT = 10000; // ms until the browser has surely begun to write it

export function save(name, blob) {
  const url = URL.createObjectURL(blob);
  const a = document.createElement("a");
  Object.assign(a, { href: url, download: name });
  a.click(); // it stands nowhere on the page: a click there would close the menu of the downloads
  setTimeout(() => URL.revokeObjectURL(url), KEPT);
}
