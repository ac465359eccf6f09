//! Reads drawings back: SVG elements to outlines as points, to hold one picture against another.

/// One drawn thing: its classes, its commands and the points along its outline.
#[derive(Debug)]
pub struct Drawn {
    pub class: String,
    outline: Outline,
}

/// An outline twice: as commands with absolute numbers, and as points close enough together to stand for it.
#[derive(Debug, Default)]
struct Outline {
    letters: String,
    numbers: Vec<f64>,
    points: Vec<[f64; 2]>,
}

impl Drawn {
    /// A path under transforms.
    pub fn new(class: String, d: &str, transform: &str) -> Drawn {
        Drawn { class, outline: Outline::read(d).mapped(affine(transform)) }
    }

    /// The points along its outline, in drawing units.
    pub fn points(&self) -> &[[f64; 2]] {
        &self.outline.points
    }

    /// By how much two outlines differ at most: number by number when they have the same commands, else by the
    /// farthest point of one from the other.
    pub fn differs(&self, other: &Drawn) -> f64 {
        let (one, other) = (&self.outline, &other.outline);
        if one.letters == other.letters {
            one.numbers.iter().zip(&other.numbers).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max)
        } else {
            apart(&one.points, &other.points)
        }
    }
}

/// An affine map: `x' = a x + c y + e`, `y' = b x + d y + f`.
type Affine = [f64; 6];

const STAY: Affine = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

fn then([a, b, c, d, e, f]: Affine, [p, q, r, s, t, u]: Affine) -> Affine {
    [a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f]
}

fn apply([a, b, c, d, e, f]: Affine, [x, y]: [f64; 2]) -> [f64; 2] {
    [a * x + c * y + e, b * x + d * y + f]
}

fn affine(text: &str) -> Affine {
    let mut all = STAY;
    for call in text.split(')').filter(|call| !call.trim().is_empty()) {
        let (name, numbers) = call.split_once('(').expect("a call");
        let n: Vec<f64> = numbers.split([' ', ',']).filter(|n| !n.is_empty()).map(|n| n.parse().unwrap()).collect();
        let next = match name.trim() {
            "translate" => [1.0, 0.0, 0.0, 1.0, n[0], n.get(1).copied().unwrap_or(0.0)],
            "rotate" => {
                let (sin, cos) = n[0].to_radians().sin_cos();
                [cos, sin, -sin, cos, 0.0, 0.0]
            }
            "scale" => [n[0], 0.0, 0.0, n.get(1).copied().unwrap_or(n[0]), 0.0, 0.0],
            other => panic!("transform {other}"),
        };
        all = then(all, next);
    }
    all
}

/// How far the farthest point of one outline is from the other, both ways.
fn apart(one: &[[f64; 2]], other: &[[f64; 2]]) -> f64 {
    let far = |from: &[[f64; 2]], to: &[[f64; 2]]| {
        from.iter()
            .map(|p| to.windows(2).map(|w| to_segment(*p, w[0], w[1])).fold(f64::MAX, f64::min))
            .fold(0.0, f64::max)
    };
    far(one, other).max(far(other, one))
}

fn to_segment([x, y]: [f64; 2], [ax, ay]: [f64; 2], [bx, by]: [f64; 2]) -> f64 {
    let (dx, dy) = (bx - ax, by - ay);
    let square = dx * dx + dy * dy;
    let t = if square == 0.0 { 0.0 } else { (((x - ax) * dx + (y - ay) * dy) / square).clamp(0.0, 1.0) };
    (x - ax - t * dx).hypot(y - ay - t * dy)
}

/// Every coloured element of an SVG text in order, groups resolved.
pub fn drawn(svg: &str) -> Vec<Drawn> {
    let mut found = Vec::new();
    let mut stack = vec![(String::new(), STAY)];
    let body = &svg[svg.find("</style>").map_or(0, |at| at + 8)..];
    for tag in body.split('<').skip(1) {
        let tag = tag.split('>').next().unwrap();
        let (name, rest) = tag.split_once(' ').unwrap_or((tag, ""));
        let get = |name: &str| attribute(rest, name);
        let (class, map) = stack.last().cloned().unwrap();
        let inner = then(map, affine(&get("transform").unwrap_or_default()));
        let own = get("class").unwrap_or_default();
        let number = |name: &str| get(name).map_or(0.0, |n| n.parse::<f64>().unwrap());
        let d = match name.trim_end_matches('/') {
            "g" => {
                let far = own.contains("is-far") || class.contains("is-far");
                stack.push((if far { " is-far".to_owned() } else { String::new() }, inner));
                continue;
            }
            "/g" => {
                stack.pop();
                continue;
            }
            "path" => get("d").unwrap(),
            "rect" => rect(number("x"), number("y"), number("width"), number("height"), number("rx")),
            "ellipse" => ellipse(number("cx"), number("cy"), number("rx"), number("ry")),
            _ => continue,
        };
        if own.is_empty() || d.is_empty() {
            continue;
        }
        found.push(Drawn { class: format!("{own}{class}"), outline: Outline::read(&d).mapped(inner) });
    }
    found
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let start = tag.find(&format!("{name}=\"")).filter(|at| *at == 0 || tag[..*at].ends_with(' '))? + name.len() + 2;
    Some(tag[start..].split('"').next().unwrap().to_owned())
}

fn rect(x: f64, y: f64, w: f64, h: f64, r: f64) -> String {
    let r = r.min(w / 2.0).min(h / 2.0);
    let (right, low) = (x + w, y + h);
    format!(
        "M{} {y}L{} {y}A{r} {r} 0 0 1 {right} {}L{right} {}A{r} {r} 0 0 1 {} {low}L{} {low}A{r} {r} 0 0 1 {x} {}L{x} {}A{r} {r} 0 0 1 {} {y}Z",
        x + r,
        right - r,
        y + r,
        low - r,
        right - r,
        x + r,
        low - r,
        y + r,
        x + r
    )
}

fn ellipse(cx: f64, cy: f64, rx: f64, ry: f64) -> String {
    format!("M{} {cy}A{rx} {ry} 0 1 0 {} {cy}A{rx} {ry} 0 1 0 {} {cy}Z", cx - rx, cx + rx, cx - rx)
}

/// The numbers of a path.
pub fn numbers(d: &str) -> Vec<f64> {
    tokens(d).into_iter().filter_map(|token| token.parse().ok()).collect()
}

fn tokens(d: &str) -> Vec<String> {
    let mut tokens: Vec<String> = Vec::new();
    let mut number = String::new();
    for c in d.chars().chain([' ']) {
        let begins = c == '-' || (c == '.' && number.contains('.'));
        if (!c.is_ascii_digit() && c != '.' || begins) && !number.is_empty() {
            tokens.push(std::mem::take(&mut number));
        }
        if c.is_ascii_digit() || c == '.' || c == '-' {
            number.push(c);
        } else if c.is_ascii_alphabetic() {
            tokens.push(c.to_string());
        }
    }
    tokens
}

impl Outline {
    fn read(d: &str) -> Outline {
        let tokens = tokens(d);
        let mut out = Outline::default();
        let (mut at, mut start, mut handle) = ([0.0, 0.0], [0.0, 0.0], [0.0, 0.0]);
        let mut i = 0;
        let mut command = 'M';
        while i < tokens.len() {
            if let Some(letter) = tokens[i].chars().next().filter(char::is_ascii_alphabetic) {
                command = letter;
                i += 1;
            }
            let base = if command.is_ascii_lowercase() { at } else { [0.0, 0.0] };
            let n = |k: usize| tokens[i + k].parse::<f64>().unwrap();
            let p = |k: usize| [n(k) + base[0], n(k + 1) + base[1]];
            let mirrored = [2.0 * at[0] - handle[0], 2.0 * at[1] - handle[1]];
            let (used, to) = match command.to_ascii_uppercase() {
                'M' => {
                    start = p(0);
                    out.command('M', &[start]);
                    out.points.push(start);
                    (2, start)
                }
                'L' => {
                    out.command('L', &[p(0)]);
                    out.points.push(p(0));
                    (2, p(0))
                }
                'C' => (6, out.cubic(at, p(0), p(2), p(4))),
                'S' => (4, out.cubic(at, mirrored, p(0), p(2))),
                'Q' => (4, out.quad(at, p(0), p(2))),
                'T' => (2, out.quad(at, mirrored, p(0))),
                'A' => {
                    out.command('A', &[[n(0), n(1)], [n(3), n(4)], p(5)]);
                    arc(&mut out.points, at, [n(0), n(1)], n(3) != 0.0, n(4) != 0.0, p(5));
                    (7, p(5))
                }
                'Z' => {
                    out.command('Z', &[]);
                    out.points.push(start);
                    (0, start)
                }
                other => panic!("path command {other}"),
            };
            handle = match command.to_ascii_uppercase() {
                'C' => p(2),
                'S' | 'Q' => p(0),
                'T' => mirrored,
                _ => to,
            };
            at = to;
            i += used;
        }
        out
    }

    fn command(&mut self, letter: char, numbers: &[[f64; 2]]) {
        self.letters.push(letter);
        self.numbers.extend(numbers.iter().flatten());
    }

    fn cubic(&mut self, a: [f64; 2], b: [f64; 2], c: [f64; 2], d: [f64; 2]) -> [f64; 2] {
        self.command('C', &[b, c, d]);
        cubic(&mut self.points, a, b, c, d);
        d
    }

    fn quad(&mut self, a: [f64; 2], b: [f64; 2], c: [f64; 2]) -> [f64; 2] {
        self.command('Q', &[b, c]);
        let third = |p: [f64; 2], q: [f64; 2]| [0, 1].map(|k| p[k] + (q[k] - p[k]) * 2.0 / 3.0);
        cubic(&mut self.points, a, third(a, b), third(c, b), c);
        c
    }

    /// The same outline elsewhere. Radii and flags of arcs stay: nothing is drawn larger or smaller.
    fn mapped(mut self, map: Affine) -> Outline {
        let mut numbers = self.numbers.chunks_exact_mut(2);
        for letter in self.letters.chars() {
            let (kept, moved) = match letter {
                'M' | 'L' => (0, 1),
                'Q' => (0, 2),
                'C' => (0, 3),
                'A' => (2, 1),
                _ => (0, 0),
            };
            for i in 0..kept + moved {
                let pair = numbers.next().unwrap();
                if i >= kept {
                    pair.copy_from_slice(&apply(map, [pair[0], pair[1]]));
                }
            }
        }
        self.points.iter_mut().for_each(|p| *p = apply(map, *p));
        self
    }
}

const STEPS: i32 = 12;

fn cubic(out: &mut Vec<[f64; 2]>, a: [f64; 2], b: [f64; 2], c: [f64; 2], d: [f64; 2]) {
    out.extend((1..=STEPS).map(|i| {
        let t = f64::from(i) / f64::from(STEPS);
        let m = 1.0 - t;
        [0, 1].map(|k| m * m * m * a[k] + 3.0 * m * m * t * b[k] + 3.0 * m * t * t * c[k] + t * t * t * d[k])
    }));
}

fn arc(out: &mut Vec<[f64; 2]>, from: [f64; 2], [rx, ry]: [f64; 2], large: bool, sweep: bool, to: [f64; 2]) {
    let half = [(from[0] - to[0]) / 2.0, (from[1] - to[1]) / 2.0];
    if rx == 0.0 || ry == 0.0 || half == [0.0, 0.0] {
        out.push(to);
        return;
    }
    let stretched = ((half[0] / rx).powi(2) + (half[1] / ry).powi(2)).sqrt().max(1.0);
    let (rx, ry) = (rx * stretched, ry * stretched);
    let spare = (1.0 / ((half[0] / rx).powi(2) + (half[1] / ry).powi(2)) - 1.0).max(0.0).sqrt();
    let sign = if large == sweep { -1.0 } else { 1.0 };
    let off = [sign * spare * rx * half[1] / ry, -sign * spare * ry * half[0] / rx];
    let centre = [off[0] + (from[0] + to[0]) / 2.0, off[1] + (from[1] + to[1]) / 2.0];
    let angle = |p: [f64; 2]| ((p[1] - centre[1]) / ry).atan2((p[0] - centre[0]) / rx);
    let begin = angle(from);
    let mut way = angle(to) - begin;
    if sweep && way < 0.0 {
        way += std::f64::consts::TAU;
    } else if !sweep && way > 0.0 {
        way -= std::f64::consts::TAU;
    }
    out.extend((1..=4 * STEPS).map(|i| {
        let (sin, cos) = (begin + way * f64::from(i) / f64::from(4 * STEPS)).sin_cos();
        [centre[0] + rx * cos, centre[1] + ry * sin]
    }));
}
