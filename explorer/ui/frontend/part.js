// The component of every part of the page: it waits for the library, which comes in a message of its own, once a session.
export default function (component) {
  const page = (globalThis.__actorPage ??= { waiting: new Map() });
  if (page.show) return page.show(component);
  page.waiting.set(component.parentElement, component);
}
