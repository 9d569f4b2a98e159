# Completion for fish: put this file into ~/.config/fish/completions.
# Every program says itself what the last of some words may become.

function __cr_complete
    set -l words (commandline -opc) (commandline -ct)
    set -l program (path basename -- $words[1])
    set -e words[1]
    if test $program = cr
        test (count $words) -le 1; and return
        set program cr-$words[1]
        set -e words[1]
    end
    switch $program
        case cr-owe
            set program cr-add
            set words promise $words
        case cr-note
            set program cr-log
        case cr-done cr-move
            set program cr-list
    end
    $program --complete $words 2>/dev/null
end

function __cr_programs
    for directory in $PATH
        for file in $directory/cr-*
            test -x $file; and string replace -r '.*/cr-' '' -- $file
        end
    end
end

complete -c cr -n 'test (count (commandline -opc)) -eq 1' -f -a '(__cr_programs)'
complete -c cr -f -a '(__cr_complete)'
for name in (__cr_programs)
    complete -c cr-$name -f -a '(__cr_complete)'
end
