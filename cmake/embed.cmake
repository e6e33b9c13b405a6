# insignia_embed(TARGET target NAMESPACE insignia::app FUNCTION help_pages BASE folder FILES file...)
#
# Compiles text files into a target. Declare, in a header of that namespace,
#     std::span<const EmbeddedText> help_pages();     (insignia/base/embedded.h)
# and link: the function returns one row per file, named relative to BASE, in the order of FILES. The source is
# written again at build time whenever one of the files has changed.
#
# The same file is the script that writes the source: cmake -DOUTPUT=… -DNAMESPACE=… … -P embed.cmake
if(CMAKE_SCRIPT_MODE_FILE)
    set(rows "")
    file(STRINGS "${LIST}" files)
    foreach(path IN LISTS files)
        file(READ "${BASE}/${path}" text)
        string(APPEND rows "    {\"${path}\", R\"embed~(${text})embed~\"},\n")
    endforeach()
    file(WRITE "${OUTPUT}"
"// Written by cmake/embed.cmake.
#include <insignia/base/embedded.h>

namespace ${NAMESPACE} {

std::span<const ::insignia::EmbeddedText> ${FUNCTION}();

namespace {
constexpr ::insignia::EmbeddedText k_${FUNCTION}[] = {
${rows}};
} // namespace

std::span<const ::insignia::EmbeddedText> ${FUNCTION}() { return k_${FUNCTION}; }

} // namespace ${NAMESPACE}
")
    return()
endif()

set(INSIGNIA_EMBED_SCRIPT ${CMAKE_CURRENT_LIST_FILE})

function(insignia_embed)
    cmake_parse_arguments(embed "" "TARGET;NAMESPACE;FUNCTION;BASE" "FILES" ${ARGN})
    set(source ${CMAKE_CURRENT_BINARY_DIR}/embedded_${embed_FUNCTION}.cpp)
    set(list ${CMAKE_CURRENT_BINARY_DIR}/embedded_${embed_FUNCTION}.list)
    set(names "")
    foreach(path IN LISTS embed_FILES)
        file(RELATIVE_PATH name ${embed_BASE} ${path})
        string(APPEND names "${name}\n")
    endforeach()
    # Written only when it differs, so that a new or removed file causes the source to be written again.
    file(CONFIGURE OUTPUT ${list} CONTENT "${names}" @ONLY)
    add_custom_command(
        OUTPUT ${source}
        COMMAND ${CMAKE_COMMAND} -DOUTPUT=${source} -DNAMESPACE=${embed_NAMESPACE} -DFUNCTION=${embed_FUNCTION}
                -DBASE=${embed_BASE} -DLIST=${list} -P ${INSIGNIA_EMBED_SCRIPT}
        DEPENDS ${embed_FILES} ${list} ${INSIGNIA_EMBED_SCRIPT}
        COMMENT "Embedding ${embed_FUNCTION}"
        VERBATIM)
    target_sources(${embed_TARGET} PRIVATE ${source})
endfunction()
