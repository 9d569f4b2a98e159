# Completion for fish: put this file into ~/.config/fish/completions.
# Every program says itself what the last of some words may become.

function __cr_complete
    set -l words (commandline -opc) (commandline -ct)
    set -l program (path basename -- $words[1])
    set -e words[1]
    $program --complete $words 2>/dev/null
end

function __cr_programs
    for directory in $PATH
        for file in $directory/cr-*
            test -x $file; and string replace -r '.*/cr-' '' -- $file
        end
    end
end

complete -c cr -f -a '(__cr_complete)'
for name in (__cr_programs)
    complete -c cr-$name -f -a '(__cr_complete)'
end
