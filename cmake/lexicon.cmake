# The lexicon of French is compiled from the dictionary of hunspell-fr-comprehensive: the only one that says
# what part of speech a word is. CALAME_LEXICON: its path without .aff and .dic; "off" builds without one.
set(CALAME_LEXICON "/usr/share/hunspell/fr" CACHE STRING "Hunspell dictionary with grammar, without extension; or off")

string(TOLOWER "${CALAME_LEXICON}" lexicon_choice)
if(lexicon_choice STREQUAL "off")
  message(STATUS "Without a lexicon: no parts of speech, no passive, keyphrases by stem alone")
else()
  foreach(extension aff dic)
    if(NOT EXISTS "${CALAME_LEXICON}.${extension}")
      message(FATAL_ERROR "No dictionary ${CALAME_LEXICON}.${extension}: install the package hunspell-fr-comprehensive "
        "(scripts/setup does), give another place with -DCALAME_LEXICON=PATH, or build without with -DCALAME_LEXICON=off")
    endif()
  endforeach()
  add_executable(calame_lexicon_builder tools/lexicon/main.cpp tools/lexicon/dictionary.cpp
    tools/lexicon/readings.cpp tools/lexicon/automaton.cpp src/analysis/morphology.cpp)
  target_include_directories(calame_lexicon_builder PRIVATE include src tools/lexicon)
  target_compile_features(calame_lexicon_builder PRIVATE cxx_std_20)
  set(CALAME_LEXICON_FILE ${PROJECT_BINARY_DIR}/lexicon_fr.bin)
  add_custom_command(OUTPUT ${CALAME_LEXICON_FILE}
    COMMAND calame_lexicon_builder ${CALAME_LEXICON} ${PROJECT_SOURCE_DIR}/tools/lexicon/fr.supplement.txt ${CALAME_LEXICON_FILE}
    DEPENDS calame_lexicon_builder ${PROJECT_SOURCE_DIR}/tools/lexicon/fr.supplement.txt ${CALAME_LEXICON}.dic ${CALAME_LEXICON}.aff
    COMMENT "Compiling the lexicon of French" VERBATIM)
  calame_embed(calame_analysis lexicon_fr ${CALAME_LEXICON_FILE})
  # No part of speech without the lexicon: the model was trained with it.
  if(EXISTS ${PROJECT_SOURCE_DIR}/models/fr/tagger.bin)
    calame_embed(calame_analysis tagger_fr ${PROJECT_SOURCE_DIR}/models/fr/tagger.bin)
    target_compile_definitions(calame_analysis PRIVATE CALAME_WITH_TAGGER=1)
  endif()
  target_compile_definitions(calame_analysis PRIVATE CALAME_WITH_LEXICON=1)
endif()
