//! The notation: one line of tokens is one pose (`design/figure.md`, section 2).
//!
//! Reading is strict: a token that is not understood is an error with its place in the line.

use super::geometry::{Pair, Point, Side};
use super::pose::{Anchor, Bone, Joint, Limb, Part, Pin, Place, Pose, PoseError, Segment, Turns};

const PARTS: [(&str, Part); 7] = [
    ("armF", Part::Arm(Side::Far)),
    ("legF", Part::Leg(Side::Far)),
    ("neck", Part::Neck),
    ("torso", Part::Torso),
    ("legN", Part::Leg(Side::Near)),
    ("head", Part::Head),
    ("armN", Part::Arm(Side::Near)),
];

const SEGMENTS: [(&str, Segment); 11] = [
    ("thigh", Segment::Thigh(Side::Near)),
    ("thigh_far", Segment::Thigh(Side::Far)),
    ("shin", Segment::Shin(Side::Near)),
    ("shin_far", Segment::Shin(Side::Far)),
    ("upper", Segment::Upper(Side::Near)),
    ("upper_far", Segment::Upper(Side::Far)),
    ("fore", Segment::Fore(Side::Near)),
    ("fore_far", Segment::Fore(Side::Far)),
    ("lumbar", Segment::Lumbar),
    ("thorax", Segment::Thorax),
    ("head", Segment::Head),
];

/// The joints that can be anchored. Lying shoulders rest where C7 is.
const ANCHORS: [(&str, Joint); 11] = [
    ("knee", Joint::Knee(Side::Near)),
    ("knee_far", Joint::Knee(Side::Far)),
    ("ankle", Joint::Ankle(Side::Near)),
    ("ankle_far", Joint::Ankle(Side::Far)),
    ("elbow", Joint::Elbow(Side::Near)),
    ("elbow_far", Joint::Elbow(Side::Far)),
    ("wrist", Joint::Wrist(Side::Near)),
    ("wrist_far", Joint::Wrist(Side::Far)),
    ("hip", Joint::Hip),
    ("shoulder", Joint::C7),
    ("t12", Joint::T12),
];

fn named<T: Copy>(table: &[(&str, T)], name: &str) -> Result<T, String> {
    table.iter().find(|(known, _)| *known == name).map(|(_, value)| *value).ok_or_else(|| {
        let allowed: Vec<&str> = table.iter().map(|(known, _)| *known).collect();
        format!("`{name}` is none of {}", allowed.join(", "))
    })
}

impl Pose {
    /// Reads a line. A limb that it does not name is as in the pose `before`.
    ///
    /// # Errors
    /// The first token that is not understood, or a limb that neither pose names.
    pub fn parse(text: &str, before: Option<&Pose>) -> Result<Pose, PoseError> {
        read(text, before)
    }
}

fn read(text: &str, before: Option<&Pose>) -> Result<Pose, PoseError> {
    let mut draft = Draft::default();
    let mut rest = text;
    while !rest.trim_start().is_empty() {
        rest = rest.trim_start();
        let position = text.len() - rest.len() + 1;
        let (token, after) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
        draft.take(token).map_err(|problem| PoseError { position, token: token.to_owned(), problem })?;
        rest = after;
    }
    draft.finish(before)
}

/// What has been read of a line so far.
#[derive(Default)]
struct Draft {
    segments: [Option<f64>; 3],
    arms: Pair<DraftLimb>,
    legs: Pair<DraftLimb>,
    turns: Turns,
    tilt: f64,
    shift: f64,
    shoulder_width: Option<f64>,
    shoulder_up: f64,
    shoulder_back: f64,
    head_shift: f64,
    belly: f64,
    hollow: f64,
    lean: f64,
    pale: Option<Vec<Part>>,
    anchor: Option<Anchor>,
    order: Option<Vec<Part>>,
}

#[derive(Default)]
struct DraftLimb {
    bones: Option<(Bone, Bone)>,
    end: Option<f64>,
    end_length: Option<f64>,
    pin: Option<Pin>,
}

impl Draft {
    fn take(&mut self, token: &str) -> Result<(), String> {
        let named: [(&str, &mut f64); 11] = [
            ("shoulder_up", &mut self.shoulder_up),
            ("shoulder_back", &mut self.shoulder_back),
            ("headshift", &mut self.head_shift),
            ("belly", &mut self.belly),
            ("hollow", &mut self.hollow),
            ("lean", &mut self.lean),
            ("dx", &mut self.shift),
            ("yP", &mut self.turns.pelvis),
            ("yT", &mut self.turns.thorax),
            ("yH", &mut self.turns.head),
            ("P", &mut self.tilt),
        ];
        for (name, value) in named {
            if let Some(rest) = token.strip_prefix(name) {
                *value = number(rest)?;
                return Ok(());
            }
        }
        if let Some(rest) = token.strip_prefix("pale:") {
            self.pale = Some(parts(rest)?);
        } else if let Some(rest) = token.strip_prefix("shoulder_width") {
            self.shoulder_width = Some(number(rest)?);
        } else if let Some(rest) = token.strip_prefix("o:") {
            self.order = Some(order(rest)?);
        } else if let Some(rest) = token.strip_prefix('@') {
            let (name, height) = name_and_rest(rest);
            self.anchor = Some(Anchor { joint: named_anchor(name)?, height: number(height)? });
        } else {
            self.take_letter(token)?;
        }
        Ok(())
    }

    fn take_letter(&mut self, token: &str) -> Result<(), String> {
        let mut letters = token.chars();
        let letter = letters.next().unwrap_or(' ');
        let rest = letters.as_str();
        let [lumbar, thorax, head] = &mut self.segments;
        match letter {
            'L' => *lumbar = Some(number(rest)?),
            'T' => *thorax = Some(number(rest)?),
            'H' => *head = Some(number(rest)?),
            'A' => self.arms.near.take(rest)?,
            'a' => self.arms.far.take(rest)?,
            'G' => self.legs.near.take(rest)?,
            'g' => self.legs.far.take(rest)?,
            'W' => self.arms.near.end(rest)?,
            'w' => self.arms.far.end(rest)?,
            'F' => self.legs.near.end(rest)?,
            'f' => self.legs.far.end(rest)?,
            _ => return Err("no token begins like this".to_owned()),
        }
        Ok(())
    }

    fn finish(self, before: Option<&Pose>) -> Result<Pose, PoseError> {
        let [lumbar, thorax, head] = self.segments.map(|direction| direction.unwrap_or(90.0));
        Ok(Pose {
            lumbar,
            thorax,
            head,
            arms: Pair {
                near: self.arms.near.finish("A", before.map(|pose| pose.arms.near))?,
                far: self.arms.far.finish("a", before.map(|pose| pose.arms.far))?,
            },
            legs: Pair {
                near: self.legs.near.finish("G", before.map(|pose| pose.legs.near))?,
                far: self.legs.far.finish("g", before.map(|pose| pose.legs.far))?,
            },
            turns: self.turns,
            tilt: self.tilt,
            shift: self.shift,
            shoulder_width: self.shoulder_width.unwrap_or(1.0),
            shoulder_up: self.shoulder_up,
            shoulder_back: self.shoulder_back,
            head_shift: self.head_shift,
            belly: self.belly,
            hollow: self.hollow,
            lean: self.lean,
            pale: self.pale,
            anchor: self.anchor,
            order: self.order,
        })
    }
}

impl DraftLimb {
    /// `u*k/f*k`, `!~s` or `>target~s`.
    fn take(&mut self, text: &str) -> Result<(), String> {
        let bend = |text: Option<&str>| text.map(number).transpose();
        let (what, after) = text.split_once('~').map_or((text, None), |(what, after)| (what, Some(after)));
        if what == "!" {
            self.pin = Some(Pin { place: Place::Planted, bend: bend(after)? });
        } else if let Some(target) = what.strip_prefix('>') {
            self.pin = Some(Pin { place: place(target)?, bend: bend(after)? });
        } else {
            let (upper, lower) = text.split_once('/').unwrap_or((text, text));
            let upper = bone(upper)?;
            let lower = if text.contains('/') { bone(lower)? } else { Bone { length: 1.0, ..upper } };
            self.bones = Some((upper, lower));
        }
        Ok(())
    }

    fn end(&mut self, text: &str) -> Result<(), String> {
        let Bone { angle, length, .. } = bone(text)?;
        self.end = Some(angle);
        self.end_length = Some(length);
        Ok(())
    }

    fn finish(self, letter: &str, before: Option<Limb>) -> Result<Limb, PoseError> {
        let (upper, lower) =
            self.bones.or_else(|| before.map(|limb| (limb.upper, limb.lower))).ok_or_else(|| PoseError {
                position: 0,
                token: letter.to_owned(),
                problem: "the first pose must name every arm and leg".to_owned(),
            })?;
        Ok(Limb { upper, lower, end: self.end, end_length: self.end_length.unwrap_or(1.0), pin: self.pin })
    }
}

/// `angle` or `angle*k`.
fn bone(text: &str) -> Result<Bone, String> {
    let (angle, length) = text.split_once('*').unwrap_or((text, "1"));
    Ok(Bone { angle: number(angle)?, length: number(length)? })
}

/// `x,y` or `segment t ± o`.
fn place(text: &str) -> Result<Place, String> {
    if let Some((x, y)) = text.split_once(',') {
        return Ok(Place::Fixed(Point::new(number(x)?, number(y)?)));
    }
    let (name, rest) = name_and_rest(text);
    let (at, front) = match rest.find(['+', '-']) {
        Some(sign) => rest.split_at(sign),
        None => (rest, "0"),
    };
    Ok(Place::Touching { segment: named(&SEGMENTS, name)?, at: number(at)?, front: number(front)? })
}

fn parts(text: &str) -> Result<Vec<Part>, String> {
    text.split(',').map(|name| named(&PARTS, name)).collect()
}

fn order(text: &str) -> Result<Vec<Part>, String> {
    let parts = parts(text)?;
    if PARTS.iter().all(|(_, part)| parts.contains(part)) && parts.len() == PARTS.len() {
        Ok(parts)
    } else {
        Err("an order names each of the seven parts once".to_owned())
    }
}

fn named_anchor(name: &str) -> Result<Joint, String> {
    named(&ANCHORS, name)
}

/// Splits `knee_far.046` before the number. A name may end in digits (`t12`), a number then begins with its point.
fn name_and_rest(text: &str) -> (&str, &str) {
    if let Some(rest) = text.strip_prefix("t12") {
        return ("t12", rest);
    }
    let end = text.find(|c: char| !c.is_ascii_lowercase() && c != '_').unwrap_or(text.len());
    text.split_at(end)
}

fn number(text: &str) -> Result<f64, String> {
    let plain = text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '+' | '-'));
    text.parse().ok().filter(|_| plain).ok_or_else(|| format!("`{text}` is not a number"))
}
