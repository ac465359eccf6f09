//! The same as a table.

/// Rows under headings. The first column names the row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    pub head: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// A row as it is read out: "26 October: forced 21, by itself 6".
    pub fn said(&self, row: usize) -> String {
        let Some((name, values)) = self.rows.get(row).and_then(|row| row.split_first()) else { return String::new() };
        let heads = self.head.iter().skip(1).map(|head| lower_first(head));
        let values: Vec<String> = heads
            .zip(values)
            .filter(|(_, value)| !value.is_empty())
            .map(|(head, value)| format!("{head} {value}"))
            .collect();
        format!("{name}: {}", values.join(", "))
    }
}

fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
