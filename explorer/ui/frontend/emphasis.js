// What has to do with the selection stands out; everything else steps back.

const CROWDED = 800; // lines; above, nothing steps back, for that would take longer than reading
const FAINT_NODE = 0.3;
const FAINT_EDGE = 0.13;
export const FAINT_LABEL = 0.4;

/** Who belongs to a selection: {nodes, edges, always (labels that are shown in any case)}, or null for nothing selected. */
export function neighbourhood({ edges }, node, edge) {
  if ((!node && !edge) || edges.length > CROWDED) return null;
  const near = edge ? [edges.get(edge)] : edges.get({ filter: (each) => each.from === node || each.to === node });
  const nodes = new Set(near.flatMap((each) => [each.from, each.to]).concat(node ?? []));
  return { nodes, edges: new Set(near.map((each) => each.id)), always: node ? [node] : [...nodes] };
}

/** Straight into vis' own items: a change of 500 items in the DataSet would hold a click back for 100 ms. */
export function fade({ net, near, nodes, edges }) {
  if (!net) return;
  for (const id of nodes.getIds()) net.body.nodes[id].options.opacity = !near || near.nodes.has(id) ? 1 : FAINT_NODE;
  for (const id of edges.getIds())
    net.body.edges[id].options.color.opacity = !near || near.edges.has(id) ? 1 : FAINT_EDGE;
}
