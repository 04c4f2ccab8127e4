# The manual page, the completions and the schemas, which the program writes from its own grammar.
# A program for another machine cannot be asked.
if(CMAKE_CROSSCOMPILING)
  return()
endif()

set(CALAME_WRITTEN ${PROJECT_BINARY_DIR}/written)
set(calame_written_files)
function(calame_writes file destination)
  set(output ${CALAME_WRITTEN}/${file})
  get_filename_component(folder ${output} DIRECTORY)
  add_custom_command(OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -E make_directory ${folder}
    COMMAND ${CMAKE_COMMAND} -E env NO_COLOR=1 $<TARGET_FILE:calame_cli> ${ARGN} > ${output}
    DEPENDS calame_cli VERBATIM)
  set(calame_written_files ${calame_written_files} ${output} PARENT_SCOPE)
  # OPTIONAL: a build of the library alone installs too.
  install(FILES ${output} DESTINATION ${destination} COMPONENT runtime OPTIONAL)
endfunction()

calame_writes(man1/calame.1 ${CMAKE_INSTALL_MANDIR}/man1 man --ui-lang en)
calame_writes(fr/man1/calame.1 ${CMAKE_INSTALL_MANDIR}/fr/man1 man --ui-lang fr)
calame_writes(bash/calame ${CMAKE_INSTALL_DATADIR}/bash-completion/completions completion bash --ui-lang en)
calame_writes(zsh/_calame ${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions completion zsh --ui-lang en)
calame_writes(fish/calame.fish ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d completion fish --ui-lang en)
calame_writes(calame.schema.json ${CMAKE_INSTALL_DATADIR}/calame schema config --ui-lang en)
calame_writes(pack.schema.json ${CMAKE_INSTALL_DATADIR}/calame schema pack --ui-lang en)
add_custom_target(calame_written ALL DEPENDS ${calame_written_files})
