@echo off
rem Double-click: builds all reports. From a console: giamsat.cmd <verb> [ROUND=... UNITS=...]
setlocal
chcp 65001 >nul
rem pushd also takes network folders.
pushd "%~dp0" || exit /b 1
set "PY="
rem The newest Python may be too new, so the fitting ones are asked for first.
for %%v in (3.13 3.12 3.11) do if not defined PY py -%%v -c "" >nul 2>nul && set "PY=py -%%v"
if not defined PY py -3 -c "" >nul 2>nul && set "PY=py -3"
if not defined PY python -c "" >nul 2>nul && set "PY=python"
if not defined PY goto no_python
if "%~1"=="" (%PY% bootstrap.py reports) else (%PY% bootstrap.py %*)
set "CODE=%ERRORLEVEL%"
goto end

:no_python
echo Máy chưa có Python. Đề nghị cài Python 3.12 tải từ trang python.org, rồi chạy lại.
set "CODE=1"

:end
popd
rem A window opened by double-click would close before anybody has read it.
if "%~1"=="" pause
exit /b %CODE%
