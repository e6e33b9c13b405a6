# insignia_embed_documents(TARGET target KEY contexts HEADER insignia/jsonld/embedded_contexts.h
#                          NAMESPACE insignia::jsonld TYPE EmbeddedContext NAME embedded_contexts)
#
# Compiles the documents that schemas/index.json lists under a key into a target. The header declares
#     struct TYPE { std::string_view url, text, sha256; std::span<const std::string_view> same_terms, older; };
#     struct TYPEName { std::string_view url; std::size_t document; };
#     std::span<const TYPE> NAME_table();            one row per document, in the order of the index
#     std::span<const TYPEName> NAME_names();        their URLs and aliases, sorted
#
# The same file is the script that writes the source: cmake -DINDEX=… -DKEY=… … -P embed_documents.cmake
if(NOT CMAKE_SCRIPT_MODE_FILE)
    set(INSIGNIA_EMBED_DOCUMENTS_SCRIPT ${CMAKE_CURRENT_LIST_FILE})

    function(insignia_embed_documents)
        cmake_parse_arguments(embed "" "TARGET;KEY;HEADER;NAMESPACE;TYPE;NAME" "" ${ARGN})
        set(index ${CMAKE_SOURCE_DIR}/schemas/index.json)
        set(source ${CMAKE_CURRENT_BINARY_DIR}/${embed_NAME}.cpp)
        file(GLOB documents CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/schemas/${embed_KEY}/*.json)
        add_custom_command(
            OUTPUT ${source}
            COMMAND ${CMAKE_COMMAND} -DINDEX=${index} -DKEY=${embed_KEY} -DHEADER=${embed_HEADER}
                    -DNAMESPACE=${embed_NAMESPACE} -DTYPE=${embed_TYPE} -DNAME=${embed_NAME} -DOUTPUT=${source}
                    -P ${INSIGNIA_EMBED_DOCUMENTS_SCRIPT}
            DEPENDS ${index} ${documents} ${INSIGNIA_EMBED_DOCUMENTS_SCRIPT}
            COMMENT "Embedding ${embed_NAME}"
            VERBATIM)
        target_sources(${embed_TARGET} PRIVATE ${source})
    endfunction()
    return()
endif()

cmake_minimum_required(VERSION 3.25)

get_filename_component(folder ${INDEX} DIRECTORY)
file(READ ${INDEX} index)
string(JSON count LENGTH "${index}" ${KEY})
math(EXPR last "${count} - 1")

# The members of an array of strings as `"a", "b"`; empty when the array is missing.
function(read_list variable number member)
    set(items "")
    string(JSON length ERROR_VARIABLE missing LENGTH "${index}" ${KEY} ${number} ${member})
    if(NOT missing)
        math(EXPR end "${length} - 1")
        foreach(at RANGE ${end})
            string(JSON item GET "${index}" ${KEY} ${number} ${member} ${at})
            list(APPEND items ${item})
        endforeach()
    endif()
    set(${variable} "${items}" PARENT_SCOPE)
endfunction()

function(quote variable items)
    list(TRANSFORM items REPLACE "(.+)" "\"\\1\"")
    list(JOIN items ", " joined)
    set(${variable} "${joined}" PARENT_SCOPE)
endfunction()

set(rows "")
set(lists "")
set(names "")
foreach(number RANGE ${last})
    string(JSON url GET "${index}" ${KEY} ${number} url)
    string(JSON path GET "${index}" ${KEY} ${number} file)
    string(JSON digest GET "${index}" ${KEY} ${number} sha256)
    file(READ ${folder}/${path} text)
    # JSON strings hold no line feeds, so what follows one is indentation.
    string(REGEX REPLACE "\n *" "" text "${text}")
    foreach(member same_terms older)
        read_list(items ${number} ${member})
        quote(quoted "${items}")
        if(quoted)
            string(APPEND lists "constexpr std::string_view k_${member}_${number}[] = {${quoted}};\n")
            set(${member} "k_${member}_${number}")
        else()
            set(${member} "{}")
        endif()
    endforeach()
    string(APPEND rows "    {\"${url}\",\n     R\"~~(${text})~~\",\n     \"${digest}\", ${same_terms}, ${older}},\n")
    read_list(aliases ${number} aliases)
    foreach(name IN LISTS url aliases)
        list(APPEND names "${name} ${number}")
    endforeach()
endforeach()

# A space sorts before every character of a URL, so that the pairs sort as the URLs do.
list(SORT names COMPARE STRING)
list(TRANSFORM names REPLACE "(.+) (.+)" "    {\"\\1\", \\2},")
list(JOIN names "\n" name_rows)
file(WRITE ${OUTPUT}
"// Made by cmake/embed_documents.cmake from schemas/index.json.
#include <${HEADER}>

namespace ${NAMESPACE} {

namespace {

${lists}
constexpr ${TYPE} k_documents[] = {
${rows}};

constexpr ${TYPE}Name k_names[] = {
${name_rows}
};

} // namespace

std::span<const ${TYPE}> ${NAME}_table() { return k_documents; }
std::span<const ${TYPE}Name> ${NAME}_names() { return k_names; }

} // namespace ${NAMESPACE}
")
