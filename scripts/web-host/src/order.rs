//! The order of the functions of a wasm. It does the same in any order; with like beside like it packs to 45 KB less.

use crate::Outcome;
use std::collections::HashMap;
use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{CodeSection, FunctionSection, Module};
use wasmparser::{
    CodeSectionReader, CustomSectionReader, FunctionSectionReader, KnownCustom, MemArg, Name, Parser, Payload, TypeRef,
};

/// So much of a mangled name says what kind of function it is and where it is from; what follows says for which types.
/// Found by trying: with 8 to 50 letters it packs to within 3 KB of this.
const KIND: usize = 36;

/// The same wasm, its functions by the first part of their names and then by size, and what they read from memory aligned
/// to its own size, as far as anyone can tell. The names are left out.
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
}

impl Order {
    fn of(wasm: &[u8]) -> Outcome<Order> {
        let (mut imported, mut sizes) = (0, Vec::new());
        let mut names = HashMap::new();
        for payload in Parser::new(0).parse_all(wasm) {
            match payload? {
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                    }
                }
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
        Ok(Order { imported, now, was })
    }
}

impl Reencode for Order {
    type Error = std::convert::Infallible;

    /// A hint that no browser needs, the same for each instruction.
    fn mem_arg(&mut self, memarg: MemArg) -> Result<wasm_encoder::MemArg, Error> {
        let memory_index = self.memory_index(memarg.memory)?;
        Ok(wasm_encoder::MemArg { offset: memarg.offset, align: u32::from(memarg.max_align), memory_index })
    }

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
            self.parse_function_body(to, bodies[at].clone())?;
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
