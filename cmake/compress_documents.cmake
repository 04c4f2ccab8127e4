# Run by cpack on what it has installed, before the package is made.
file(GLOB_RECURSE documents
  ${CPACK_TEMPORARY_DIRECTORY}/usr/share/man/*.1 ${CPACK_TEMPORARY_DIRECTORY}/usr/share/doc/calame/changelog)
if(documents)
  execute_process(COMMAND gzip -9nf ${documents} COMMAND_ERROR_IS_FATAL ANY)
endif()
