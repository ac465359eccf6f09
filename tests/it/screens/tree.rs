//! A page in memory: what a window would have made of the changes Dioxus asks for.

use dioxus::core::{AttributeValue, ElementId, Template, TemplateAttribute, TemplateNode, WriteMutations};
use std::collections::{BTreeMap, HashMap};

/// A node of the page.
#[derive(Default)]
struct Node {
    /// Empty for text.
    tag: &'static str,
    text: String,
    attributes: BTreeMap<String, String>,
    children: Vec<usize>,
    parent: Option<usize>,
    element: Option<ElementId>,
}

/// The page.
pub struct Tree {
    nodes: Vec<Node>,
    ids: HashMap<usize, usize>,
    stack: Vec<usize>,
}

impl Tree {
    /// An empty page.
    pub fn new() -> Tree {
        Tree {
            nodes: vec![Node { tag: "root", element: Some(ElementId(0)), ..Node::default() }],
            ids: HashMap::from([(0, 0)]),
            stack: Vec::new(),
        }
    }

    /// Every node that is in the page, in its order.
    pub fn all(&self) -> Vec<usize> {
        let mut found = Vec::new();
        let mut waiting = vec![0];
        while let Some(node) = waiting.pop() {
            found.push(node);
            waiting.extend(self.nodes[node].children.iter().rev());
        }
        found
    }

    /// Its tag; empty for text.
    pub fn tag(&self, node: usize) -> &str {
        self.nodes[node].tag
    }

    /// Types into a field; only what is typed next takes it away again.
    pub fn type_into(&mut self, field: usize, text: &str) {
        self.nodes[field].attributes.insert("value".to_owned(), text.to_owned());
    }

    /// An attribute.
    pub fn attribute(&self, node: usize, name: &str) -> Option<&str> {
        self.nodes[node].attributes.get(name).map(String::as_str)
    }

    /// All text in it that is not hidden from a screen reader, white space folded.
    pub fn text(&self, node: usize) -> String {
        let mut text = String::new();
        let mut waiting = vec![node];
        while let Some(node) = waiting.pop() {
            if self.attribute(node, "aria-hidden") == Some("true") {
                continue;
            }
            text.push_str(&self.nodes[node].text);
            if !["b", "span", "code", ""].contains(&self.tag(node)) || self.tag(node) == "span" {
                text.push(' ');
            }
            waiting.extend(self.nodes[node].children.iter().rev());
        }
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// What a screen reader calls it.
    pub fn name(&self, node: usize) -> String {
        if let Some(name) = self.attribute(node, "aria-label") {
            return name.to_owned();
        }
        if ["input", "textarea", "select"].contains(&self.tag(node)) {
            let id = self.attribute(node, "id");
            let label =
                |other: &usize| self.tag(*other) == "label" && id.is_some() && self.attribute(*other, "for") == id;
            return self.all().into_iter().find(label).map(|label| self.text(label)).unwrap_or_default();
        }
        self.text(node)
    }

    /// The node itself, or the nearest around it, that events can be sent to.
    pub fn target(&self, node: usize) -> Option<ElementId> {
        let mut at = Some(node);
        while let Some(node) = at {
            if let Some(element) = self.nodes[node].element {
                return Some(element);
            }
            at = self.nodes[node].parent;
        }
        None
    }

    fn node(&self, id: ElementId) -> usize {
        self.ids[&id.0]
    }

    fn name_it(&mut self, node: usize, id: ElementId) {
        self.nodes[node].element = Some(id);
        self.ids.insert(id.0, node);
    }

    fn make(&mut self, node: Node) -> usize {
        self.nodes.push(node);
        self.nodes.len() - 1
    }

    fn copy(&mut self, template: &TemplateNode) -> usize {
        match template {
            TemplateNode::Text { text } => self.make(Node { text: (*text).to_owned(), ..Node::default() }),
            TemplateNode::Dynamic { .. } => self.make(Node::default()),
            TemplateNode::Element { tag, attrs, children, .. } => {
                let written = attrs.iter().filter_map(|attribute| match attribute {
                    TemplateAttribute::Static { name, value, .. } => Some(((*name).to_owned(), (*value).to_owned())),
                    TemplateAttribute::Dynamic { .. } => None,
                });
                let node = self.make(Node { tag, attributes: written.collect(), ..Node::default() });
                for child in *children {
                    let child = self.copy(child);
                    self.nodes[child].parent = Some(node);
                    self.nodes[node].children.push(child);
                }
                node
            }
        }
    }

    fn at(&self, path: &[u8]) -> usize {
        let top = *self.stack.last().expect("a node on the stack");
        path.iter().fold(top, |node, step| self.nodes[node].children[usize::from(*step)])
    }

    fn top(&mut self, count: usize) -> Vec<usize> {
        self.stack.split_off(self.stack.len() - count)
    }

    fn put(&mut self, new: Vec<usize>, beside: usize, after: bool) {
        let parent = self.nodes[beside].parent.expect("a node in the page");
        let place = self.nodes[parent].children.iter().position(|child| *child == beside).expect("a child");
        for node in &new {
            self.detach(*node);
        }
        let place = self.nodes[parent].children.iter().position(|child| *child == beside).unwrap_or(place);
        let place = place + usize::from(after);
        for node in &new {
            self.nodes[*node].parent = Some(parent);
        }
        self.nodes[parent].children.splice(place..place, new);
    }

    fn detach(&mut self, node: usize) {
        if let Some(parent) = self.nodes[node].parent.take() {
            self.nodes[parent].children.retain(|child| *child != node);
        }
    }
}

impl WriteMutations for Tree {
    fn append_children(&mut self, id: ElementId, m: usize) {
        let parent = self.node(id);
        for node in self.top(m) {
            self.detach(node);
            self.nodes[node].parent = Some(parent);
            self.nodes[parent].children.push(node);
        }
    }

    fn assign_node_id(&mut self, path: &'static [u8], id: ElementId) {
        let node = self.at(path);
        self.name_it(node, id);
    }

    fn create_placeholder(&mut self, id: ElementId) {
        let node = self.make(Node::default());
        self.name_it(node, id);
        self.stack.push(node);
    }

    fn create_text_node(&mut self, value: &str, id: ElementId) {
        let node = self.make(Node { text: value.to_owned(), ..Node::default() });
        self.name_it(node, id);
        self.stack.push(node);
    }

    fn load_template(&mut self, template: Template, index: usize, id: ElementId) {
        let node = self.copy(&template.roots[index]);
        self.name_it(node, id);
        self.stack.push(node);
    }

    fn replace_node_with(&mut self, id: ElementId, m: usize) {
        let (new, old) = (self.top(m), self.node(id));
        self.put(new, old, false);
        self.detach(old);
    }

    fn replace_placeholder_with_nodes(&mut self, path: &'static [u8], m: usize) {
        let new = self.top(m);
        let old = self.at(path);
        self.put(new, old, false);
        self.detach(old);
    }

    fn insert_nodes_after(&mut self, id: ElementId, m: usize) {
        let (new, beside) = (self.top(m), self.node(id));
        self.put(new, beside, true);
    }

    fn insert_nodes_before(&mut self, id: ElementId, m: usize) {
        let (new, beside) = (self.top(m), self.node(id));
        self.put(new, beside, false);
    }

    fn set_attribute(&mut self, name: &'static str, _: Option<&'static str>, value: &AttributeValue, id: ElementId) {
        let node = self.node(id);
        let written = match value {
            AttributeValue::Text(text) => Some(text.clone()),
            AttributeValue::Float(number) => Some(number.to_string()),
            AttributeValue::Int(number) => Some(number.to_string()),
            AttributeValue::Bool(true) => Some(String::new()),
            _ => None,
        };
        match written {
            Some(text) => self.nodes[node].attributes.insert(name.to_owned(), text),
            None => self.nodes[node].attributes.remove(name),
        };
    }

    fn set_node_text(&mut self, value: &str, id: ElementId) {
        let node = self.node(id);
        self.nodes[node].text = value.to_owned();
    }

    fn create_event_listener(&mut self, _: &'static str, _: ElementId) {}

    fn remove_event_listener(&mut self, _: &'static str, _: ElementId) {}

    fn remove_node(&mut self, id: ElementId) {
        let node = self.node(id);
        self.detach(node);
    }

    fn push_root(&mut self, id: ElementId) {
        let node = self.node(id);
        self.stack.push(node);
    }
}
