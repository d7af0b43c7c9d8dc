//! What leads to itself.

/// The number of the strongly connected component of each node (Tarjan's algorithm, without recursion, since a document
/// decides how deep it goes). A node without a path to itself is a component of its own, and has no edge within it. What a
/// node leads to has a lower number than the node, or the same.
pub(crate) fn circles(edges: &[Vec<usize>]) -> Vec<usize> {
    let mut state = Tarjan::new(edges.len());
    for node in 0..edges.len() {
        if state.order.get(node) == Some(&None) {
            state.visit(node, edges);
        }
    }
    state.component
}

struct Tarjan {
    /// When each node was first seen.
    order: Vec<Option<usize>>,
    /// The earliest node that each reaches.
    low: Vec<usize>,
    component: Vec<usize>,
    open: Vec<usize>,
    is_open: Vec<bool>,
    seen: usize,
    closed: usize,
}

impl Tarjan {
    fn new(nodes: usize) -> Self {
        Self {
            order: vec![None; nodes],
            low: vec![0; nodes],
            component: vec![0; nodes],
            open: Vec::new(),
            is_open: vec![false; nodes],
            seen: 0,
            closed: 0,
        }
    }

    fn visit(&mut self, root: usize, edges: &[Vec<usize>]) {
        let mut path = vec![(root, 0)];
        self.enter(root);
        while let Some((node, next)) = path.pop() {
            match edges[node].get(next) {
                Some(&target) => {
                    path.push((node, next + 1));
                    if self.order[target].is_none() {
                        self.enter(target);
                        path.push((target, 0));
                    } else if self.is_open[target] {
                        self.low[node] = self.low[node].min(self.order[target].unwrap_or_default());
                    }
                }
                None => {
                    self.close(node);
                    if let Some(&(parent, _)) = path.last() {
                        self.low[parent] = self.low[parent].min(self.low[node]);
                    }
                }
            }
        }
    }

    fn enter(&mut self, node: usize) {
        self.order[node] = Some(self.seen);
        self.low[node] = self.seen;
        self.seen += 1;
        self.open.push(node);
        self.is_open[node] = true;
    }

    fn close(&mut self, node: usize) {
        if Some(self.low[node]) != self.order[node] {
            return;
        }
        while let Some(member) = self.open.pop() {
            self.is_open[member] = false;
            self.component[member] = self.closed;
            if member == node {
                break;
            }
        }
        self.closed += 1;
    }
}
