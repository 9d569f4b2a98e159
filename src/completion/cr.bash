# shellcheck shell=bash
# Completion for bash: source this file, or put it where bash-completion looks.
# Every program says itself what the last of some words may become.

_cr_programs() {
	compgen -c cr- | sed 's/^cr-//' | sort -u
}

_cr() {
	local line=${COMP_LINE:0:COMP_POINT} program=${COMP_WORDS[0]##*/} word words candidate
	local IFS=$' \t\n'

	# Words as typed, whatever COMP_WORDBREAKS cuts ("due=fr", "^k3f9").
	read -ra words <<<"$line"
	[[ $line == *[[:blank:]] ]] && words+=('')
	words=("${words[@]:1}")
	word=${words[-1]-}
	COMPREPLY=()
	while IFS= read -r candidate; do
		COMPREPLY+=("${candidate%%$'\t'*}")
	done < <("$program" --complete "${words[@]}" 2>/dev/null)
	# What readline takes for the word begins after the last break.
	local cut=${word%"${word##*[=:]}"}
	COMPREPLY=("${COMPREPLY[@]#"$cut"}")
	[[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *[=/,] ]] && compopt -o nospace 2>/dev/null
	return 0
}

while read -r name; do
	complete -o default -F _cr "cr-$name"
done < <(_cr_programs)
complete -o default -F _cr cr
unset name
