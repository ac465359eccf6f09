//! The order of what a wasm holds. It does the same in any order; with like beside like it packs to 50 KB less.

use crate::Outcome;
use std::cmp::Reverse;
use std::collections::HashMap;
use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{CodeSection, Function, FunctionSection, Module, ValType};
use wasmparser::{
    CodeSectionReader, CustomSectionReader, FunctionBody, FunctionSectionReader, KnownCustom, Name, Operator, Parser,
    Payload, TypeRef,
};

/// So much of a mangled name says what kind of function it is and where it is from; what follows says for which types.
/// Found by trying: with 8 to 50 letters it packs to within 3 KB of this.
const KIND: usize = 36;

/// The same wasm, its functions by the first part of their names and then by size, the locals of each by how often it uses
/// them. The names are left out.
///
/// # Errors
/// It is no wasm.
pub fn ordered(wasm: &[u8]) -> Outcome<Vec<u8>> {
    let mut module = Module::new();
    let encoded = Order::of(wasm)?.parse_core_module(&mut module, Parser::new(0), wasm);
    encoded.map_err(|error| format!("the wasm cannot be put in order: {error}"))?;
    Ok(module.finish())
}

/// Where its own functions go. The imported ones stay, and stand before them.
struct Order {
    imported: u32,
    /// New numbers by old ones, without the imported ones.
    now: Vec<u32>,
    /// Old ones by new ones.
    was: Vec<usize>,
    /// How many parameters each takes, by old numbers. They are its first locals.
    parameters: Vec<u32>,
}

impl Order {
    fn of(wasm: &[u8]) -> Outcome<Order> {
        let (mut imported, mut taken, mut kinds, mut sizes) = (0, Vec::new(), Vec::new(), Vec::new());
        let mut names = HashMap::new();
        for payload in Parser::new(0).parse_all(wasm) {
            match payload? {
                Payload::TypeSection(section) => {
                    for kind in section.into_iter_err_on_gc_types() {
                        taken.push(u32::try_from(kind?.params().len())?);
                    }
                }
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                    }
                }
                Payload::FunctionSection(section) => kinds = section.into_iter().collect::<Result<Vec<u32>, _>>()?,
                Payload::CodeSectionEntry(body) => sizes.push(body.range().len()),
                Payload::CustomSection(section) => {
                    if let KnownCustom::Name(all) = section.as_known() {
                        for some in all {
                            if let Name::Function(some) = some? {
                                for name in some {
                                    let name = name?;
                                    names.insert(name.index, name.name);
                                }
                            }
                        }
                    }
                }
                _ => {}
            }
        }
        let numbers: Vec<u32> = (imported..).take(sizes.len()).collect();
        let kind = |at: usize| names.get(&numbers[at]).map_or("", |name| name.get(..KIND).unwrap_or(name));
        let mut was: Vec<usize> = (0..sizes.len()).collect();
        was.sort_by_key(|at| (kind(*at), sizes[*at]));
        let mut now = numbers.clone();
        for (to, at) in was.iter().enumerate() {
            now[*at] = numbers[to];
        }
        let parameters = kinds.into_iter().map(|kind| taken[kind as usize]).collect();
        Ok(Order { imported, now, was, parameters })
    }

    /// A function, its locals of one type together, and the most used first.
    fn function(&mut self, body: &FunctionBody<'_>, parameters: u32) -> Result<Function, Error> {
        let mut locals: Vec<(usize, ValType)> = Vec::new();
        for some in body.get_locals_reader()? {
            let (count, kind) = some?;
            for _ in 0..count {
                locals.push((locals.len(), self.val_type(kind)?));
            }
        }
        let own = |local: u32| local.checked_sub(parameters).map(|local| local as usize);
        let mut uses = vec![0; locals.len()];
        for operator in body.get_operators_reader()? {
            if let Some(local) = local_of(&mut operator?).and_then(|local| own(*local)) {
                uses[local] += 1;
            }
        }
        let of_kind = |kind: ValType| -> u32 {
            locals.iter().filter(|(_, other)| *other == kind).map(|(local, _)| uses[*local]).sum()
        };
        let mut kinds = [ValType::I32, ValType::I64, ValType::F32, ValType::F64, ValType::V128];
        kinds.sort_by_key(|kind| Reverse(of_kind(*kind)));
        let rank = |kind: ValType| kinds.iter().position(|other| *other == kind);
        locals.sort_by_key(|(local, kind)| (rank(*kind), Reverse(uses[*local])));
        let mut now = vec![0; locals.len()];
        for ((local, _), to) in locals.iter().zip(parameters..) {
            now[*local] = to;
        }
        let mut function = Function::new_with_locals_types(locals.into_iter().map(|(_, kind)| kind));
        for operator in body.get_operators_reader()? {
            let mut operator = operator?;
            if let Some(local) = local_of(&mut operator)
                && let Some(at) = own(*local)
            {
                *local = now[at];
            }
            function.instruction(&self.instruction(operator)?);
        }
        Ok(function)
    }
}

fn local_of<'a>(operator: &'a mut Operator<'_>) -> Option<&'a mut u32> {
    match operator {
        Operator::LocalGet { local_index }
        | Operator::LocalSet { local_index }
        | Operator::LocalTee { local_index } => Some(local_index),
        _ => None,
    }
}

impl Reencode for Order {
    type Error = std::convert::Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error> {
        let own = function.checked_sub(self.imported);
        Ok(own.map_or(function, |at| self.now[at as usize]))
    }

    fn parse_function_section(
        &mut self,
        to: &mut FunctionSection,
        from: FunctionSectionReader<'_>,
    ) -> Result<(), Error> {
        let kinds = from.into_iter().collect::<Result<Vec<u32>, _>>()?;
        for at in &self.was {
            to.function(kinds[*at]);
        }
        Ok(())
    }

    fn parse_code_section(&mut self, to: &mut CodeSection, from: CodeSectionReader<'_>) -> Result<(), Error> {
        let bodies = from.into_iter().collect::<Result<Vec<_>, _>>()?;
        for at in self.was.clone() {
            to.function(&self.function(&bodies[at], self.parameters[at])?);
        }
        Ok(())
    }

    fn parse_custom_section(&mut self, to: &mut Module, from: CustomSectionReader<'_>) -> Result<(), Error> {
        match from.name() {
            "name" => Ok(()),
            _ => utils::parse_custom_section(self, to, from),
        }
    }
}
