//! Short names of questions, for a page on which each line counts.

use crate::domain::content::question::Question;

/// What the answer is about, by the question's id. Other questions stand there in full.
pub const LABELS: [(&str, &str); 42] = [
    ("region", "Where"),
    ("age_years", "Age"),
    ("pain_now", "Worst pain that day (0–10)"),
    ("pain_duration", "This spell of pain"),
    ("injury_kind", "Injury"),
    ("crack_sound", "Sound or feeling"),
    ("crack_pain_kind", "Pain when it cracks"),
    ("crack_pain_lasts", "That pain lasts"),
    ("crack_frequency", "It cracks"),
    ("crack_forced", "By itself or forced"),
    ("forced_per_day", "Forced on a usual day"),
    ("sit_hours_day", "Hours sitting on a usual day"),
    ("pregnancy_status", "Pregnant, or birth in the last 12 weeks"),
    ("pregnancy_weeks", "Weeks pregnant"),
    ("spine_surgery_when", "Operation on back or neck"),
    ("aorta_risk_known", "torn or widened main artery, Marfan, Loeys-Dietz or vascular Ehlers-Danlos (self or family)"),
    ("cancer_ever", "cancer, ever"),
    ("immune_weak", "weak immune system"),
    ("drug_injection", "injected drugs in the last year"),
    ("tb_history", "tuberculosis, or lived with it"),
    ("osteoporosis_known", "osteoporosis or thin bones"),
    ("fragility_fracture_past", "bone broken by a small fall since age 50"),
    ("steroid_long", "steroid tablets for 3 months or more"),
    ("height_loss_or_stoop", "height lost, or stooped"),
    ("blood_thinner", "blood thinner or bleeding problem"),
    ("recent_fracture", "bone broken in the last 12 weeks"),
    ("inflammatory_arthritis", "inflammatory arthritis"),
    ("upper_neck_risk", "rheumatoid neck, Down’s syndrome or unstable neck"),
    ("ankylosed_spine", "stiffened or fused spine"),
    ("hypermobile_known", "very bendy, hypermobility, Ehlers-Danlos or Marfan"),
    ("slipped_vertebra_known", "slipped vertebra or stress crack"),
    ("dizzy_on_moving", "dizzy on bending, lying down or standing up"),
    ("head_down_problem", "told not to put the head low"),
    ("balance_poor", "unsteady, or a fall in the last year"),
    ("wrist_sore", "wrists too sore to lean on"),
    ("knee_sore", "knees too sore to kneel on"),
    ("shoulder_sore", "arm above shoulder height hurts"),
    ("skin_wound_or_clot", "open wound, inflamed skin or a clot being treated"),
    ("heat_unsafe", "poor feeling or circulation, or told not to use heat"),
    ("cannot_get_to_floor", "cannot get down to the floor and up safely"),
    ("artery_risk", "high blood pressure, stroke, smoking, vessel problem, migraine or recent infection"),
    ("recent_infection_or_procedure", "serious infection, drip, operation or spinal needle in the last 3 months"),
];

/// The short name of a question, or all of it.
pub fn label(question: &Question) -> &str {
    LABELS.iter().find(|(id, _)| question.id == **id).map_or(question.text.as_str(), |(_, label)| label)
}
