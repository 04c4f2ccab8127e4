enable_language(ASM)

# Adds the bytes of `file` to `target` as calame_NAME … calame_NAME_end, aligned to 16.
function(calame_embed target name file)
  set(source ${PROJECT_BINARY_DIR}/embed_${name}.S)
  file(CONFIGURE OUTPUT ${source} @ONLY CONTENT [[
#if defined(__ELF__)
.section .note.GNU-stack,"",%progbits
.section .rodata
#endif
.balign 16
.globl calame_@name@, calame_@name@_end
calame_@name@:
.incbin "@file@"
calame_@name@_end:
.byte 0
]])
  set_source_files_properties(${source} PROPERTIES OBJECT_DEPENDS ${file})
  target_sources(${target} PRIVATE ${source})
endfunction()
